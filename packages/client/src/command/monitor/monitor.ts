import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatVerifierKey } from '@remit/log';
import { sentenceOf } from '../../monitor/alarm.ts';
import { look, type MonitorRequest } from '../../monitor/monitor.ts';
import { emptyMonitorState, type MonitorState, parseMonitorState } from '../../monitor/state.ts';
import { type Channels, tell, webhookSecret } from '../../monitor/tell.ts';
import { showable } from '../../terminal/index.ts';
import { httpTileReader } from '../../verify/index.ts';
import { FileHeld, HeldFile } from '../../witness/held-file.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { configFolder } from '../credentials.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { readPrivateFile } from '../private-file.ts';
import { serverOrigin } from '../settings.ts';
import { monitorTrust, textOf } from './policy.ts';
import { recordsOf } from './records.ts';

type Options = {
  once?: boolean;
  state?: string;
  policy?: string;
  verifierKey?: string;
  every?: string;
  staleAfter?: string;
  public?: boolean;
  people?: string;
  deskKeys?: string;
  signed?: string;
  webhook?: string;
  webhookSecret?: string;
  mailTo?: string;
  mailFrom?: string;
  sendmail: string;
};

const EXAMPLES = `
Examples:
  remit monitor https://remit.example --once --public         for cron: one look, an exit code
  remit monitor https://remit.example --policy remit.policy   until told to end, with the witnesses that you trust
  remit monitor https://remit.example --key watch.json --people people.txt --webhook https://alarm.example/remit \\
    --webhook-secret whsec.txt

Without --webhook and --mail-to the command ends at the first alarm; with either it goes on, and what could not be
delivered is tried again at the next look. One thing alarms once a day as long as it lasts.

Exit codes: 0 nothing to report, 1 an alarm, 2 the command line or a file in it, 3 the credential was refused,
4 the server could not be reached (with --once).`;

/** `remit monitor URL`: watches a log, and one's own organisation in it. */
export const monitor: Subcommand = (program) => {
  program
    .command('monitor')
    .argument('[url]', 'the server to watch; the one in use unless given')
    .summary('watch a log and your own organisation, and raise an alarm')
    .description(
      'Follows the checkpoints of a log: signature, cosignatures, growth from what was seen before, incidents, age.\n' +
        'With a credential it also watches your own organisation: who belongs to it, who acted for it, and whether a\n' +
        'case that was seen before still says the same.',
    )
    .option('--once', 'one look, then end with an exit code')
    .option('--state <file>', 'what was seen before; one process at a time (a file in the configuration folder)')
    .option('--policy <file>', 'log, witnesses and quorum (C2SP tlog-policy)')
    .option('--verifier-key <key>', 'the log’s key, or @FILE, where there is no policy')
    .option('--every <seconds>', 'time between looks, about (the log’s own cadence)')
    .option('--stale-after <seconds>', 'how long the log may stand still (three cadences and a minute)')
    .option('--public', 'watch the public log alone, also where somebody is signed in')
    .option('--people <file>', 'names of those who may act for the organisation, one a line (those of the first look)')
    .option('--desk-keys <file>', 'your desk’s keys, “ID KEY” a line, from your own records (those of the first look)')
    .option('--signed <file>', 'what your desk’s signer kept (remit desk run --signed)')
    .option('--webhook <url>', 'where alarms are posted (Standard Webhooks)')
    .option('--webhook-secret <file>', 'the webhook’s secret, whsec_...')
    .option('--mail-to <address>', 'who is sent a mail by this machine’s mail program')
    .option('--mail-from <address>', 'whom the mail comes from (the same address)')
    .option('--sendmail <path>', 'the mail program', '/usr/sbin/sendmail')
    .addHelpText('after', EXAMPLES)
    .action(
      act<Options>((given, [url], options) => watch(url === undefined ? given : given.at(serverOrigin(url)), options)),
    );
};

async function watch(run: Run, options: Options): Promise<ExitCode> {
  const { server } = run.settings;
  const channels = await channelsOf(options);
  const path = options.state ?? statePath(run, server);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = hold(path);
  const end = new AbortController();
  const stop = (): void => end.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    let state = stateIn(file);
    const request = await requestOf(run, options, state.verifierKey);
    const every = seconds(options.every, '--every') ?? request.cadenceMs;
    state = { ...state, verifierKey: state.verifierKey ?? request.verifierKey };
    for (;;) {
      const seen = await look(state, { ...request, now: run.surroundings.now() });
      state = await deliver(run, file, seen.state, channels);
      if (seen.unreachable !== null) run.output.remark(showable(seen.unreachable));
      if (options.once)
        return seen.alarms.length > 0 ? EXIT.found : seen.unreachable === null ? EXIT.ok : EXIT.unreachable;
      const told = channels.webhook !== null || channels.mail !== null;
      if (seen.alarms.length > 0 && !told) return EXIT.found;
      await sleep(every * (0.9 + 0.2 * Math.random()), undefined, { signal: end.signal }).catch(() => undefined);
      if (end.signal.aborted) return EXIT.ok;
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
    file.release();
  }
}

/** What was seen is on the disk before anybody is told, so that a kill loses no alarm. */
async function deliver(run: Run, file: HeldFile, seen: MonitorState, channels: Channels): Promise<MonitorState> {
  file.replace(JSON.stringify(seen));
  const { settings, surroundings, output } = run;
  const left: MonitorState['waiting'] = [];
  for (const alarm of seen.waiting) {
    if (settings.json) surroundings.stdout.write(`${JSON.stringify({ server: settings.server, ...alarm })}\n`);
    else output.say(showable(`${output.paint.bad('ALARM')} ${alarm.code}: ${sentenceOf(alarm)}`));
    try {
      await tell(alarm, settings.server, surroundings.now(), channels, surroundings.fetch);
    } catch (error) {
      left.push(alarm);
      output.remark(showable(`not delivered, will be tried again: ${error instanceof Error ? error.message : ''}`));
    }
  }
  const state = { ...seen, waiting: left };
  if (seen.waiting.length > 0) file.replace(JSON.stringify(state));
  return state;
}

type Prepared = Omit<MonitorRequest, 'now'> & { readonly cadenceMs: number; readonly verifierKey: string };

async function requestOf(run: Run, options: Options, known: string | null): Promise<Prepared> {
  const { server } = run.settings;
  const key = options.verifierKey ?? (options.policy === undefined ? (known ?? undefined) : undefined);
  const trust = await monitorTrust(run, server, options.policy, key);
  const cadence = await run
    .visitor()
    .rows.logState()
    .then(({ cadenceSeconds }) => Math.min(3600, Math.max(10, cadenceSeconds)) * 1000)
    .catch(() => 600_000);
  // A file that cannot be read is told at once and not at the first act.
  await recordsOf(options);
  const credential = options.public ? null : await run.credential();
  const client = credential === null ? null : await run.client();
  const people =
    options.people === undefined ? null : (await textOf(options.people)).split('\n').map((line) => line.trim());
  return {
    ...{
      trust,
      client,
      people,
      records: () => recordsOf(options),
      cadenceMs: cadence,
      verifierKey: formatVerifierKey(trust.logKeys[0]!),
    },
    read: httpTileReader(`${server}/log/`, run.surroundings.fetch),
    staleAfterMs: seconds(options.staleAfter, '--stale-after') ?? 3 * cadence + 60_000,
  };
}

async function channelsOf({ webhook, webhookSecret: file, mailTo, mailFrom, sendmail }: Options): Promise<Channels> {
  const address = /^[^\s<>"@]+@[^\s<>"@]+$/u;
  for (const each of [mailTo, mailFrom])
    if (each !== undefined && !address.test(each)) throw usage('mail', `“${each}” is no mail address.`);
  const mail = mailTo === undefined ? null : { to: mailTo, from: mailFrom ?? mailTo, sendmail };
  if (webhook === undefined) return { webhook: null, mail };
  if (!/^https?:$/u.test(URL.parse(webhook)?.protocol ?? '')) throw usage('webhook', `“${webhook}” is no address.`);
  const secret = file === undefined ? undefined : webhookSecret((await readPrivateFile(file)) ?? '');
  if (secret === undefined)
    throw usage('webhook-secret', 'A webhook needs --webhook-secret FILE with whsec_ and base64.');
  return { webhook: { url: webhook, secret }, mail };
}

const statePath = (run: Run, server: string): string =>
  join(
    configFolder(run.surroundings),
    `monitor-${createHash('sha256').update(server).digest('hex').slice(0, 12)}.json`,
  );

function hold(path: string): HeldFile {
  try {
    return HeldFile.hold(path);
  } catch (error) {
    if (error instanceof FileHeld) throw usage('state-held', `Another monitor runs: ${error.message}.`);
    throw usage('state-unusable', `${path} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function stateIn(file: HeldFile): MonitorState {
  const text = file.read();
  const state = text === null ? emptyMonitorState() : parseMonitorState(text);
  // What was seen before is evidence: it is never thrown away unasked.
  if (state === undefined)
    throw usage('state-damaged', `${file.path} is damaged.`, 'Keep a copy of it, then move it away.');
  return state;
}

function seconds(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,7}$/u.test(text) || Number(text) < 1) throw usage('seconds', `${option} is a number of seconds.`);
  return Number(text) * 1000;
}
