import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { type Alarm, ALARMS, sentenceOf } from './alarm.ts';

/** Where alarms go beside the screen. */
export type Channels = {
  readonly webhook: { readonly url: string; readonly secret: Buffer } | null;
  readonly mail: { readonly to: string; readonly from: string; readonly sendmail: string } | null;
};

const PATIENCE_MS = 15_000;

/** The secret of a webhook in the form of Standard Webhooks (`whsec_` and base64), or undefined. */
export function webhookSecret(text: string): Buffer | undefined {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? [];
  const secret = encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
  return secret !== undefined && secret.length >= 24 && secret.length <= 64 ? secret : undefined;
}

/** Tells everybody who is to be told; rejects when one of them could not be, so that it is tried again. */
export async function tell(
  alarm: Alarm,
  server: string,
  now: number,
  channels: Channels,
  fetcher: typeof fetch,
): Promise<void> {
  const { webhook, mail } = channels;
  await Promise.all([
    webhook === null ? null : callWebhook(alarm, server, now, webhook, fetcher),
    mail === null ? null : sendMail(alarm, server, now, mail),
  ]);
}

/** Standard Webhooks: id, time and body under an HMAC, so that the receiver knows who called and that it is fresh. */
async function callWebhook(
  alarm: Alarm,
  server: string,
  now: number,
  { url, secret }: NonNullable<Channels['webhook']>,
  fetcher: typeof fetch,
): Promise<void> {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(now / 1000));
  const body = JSON.stringify({
    type: 'remit.alarm',
    timestamp: new Date(now).toISOString(),
    data: { server, ...alarm, sentence: ALARMS[alarm.code] },
  });
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const response = await fetcher(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
}

/** One message by the machine's own mail program, which knows the way and keeps what cannot go out yet. */
async function sendMail(alarm: Alarm, server: string, now: number, mail: NonNullable<Channels['mail']>): Promise<void> {
  const text = `${sentenceOf(alarm)}\n\nServer: ${server}\nSeen: ${new Date(now).toISOString()}\nCode: ${alarm.code}\n`;
  const body = Buffer.from(text).toString('base64').replaceAll(/.{76}/gu, '$&\r\n');
  const lines = [
    `From: ${mail.from}`,
    `To: ${mail.to}`,
    `Subject: Remit alarm: ${alarm.code}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(mail.sendmail, ['-i', '-t'], { stdio: ['pipe', 'ignore', 'ignore'], timeout: PATIENCE_MS });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${mail.sendmail} ended with ${code}`))));
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`);
  });
}
