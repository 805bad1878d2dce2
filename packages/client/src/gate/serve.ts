// The gate for platforms in other languages: a small HTTP service beside them, on their own machine.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { explain, type MatchList, type NodeGate, type Verdict } from '@remit/match/node';
import type { Loss } from '../exchange/index.ts';
import { type Answer, decided } from './decided.ts';
import type { FeedbackJournal } from './feedback-journal.ts';
import { receive } from './read-upload.ts';

/** A list that somebody keeps current, and what of its source could not be taken. */
export type ServedList = { readonly list: MatchList; readonly lost: readonly Loss[] };
export type GateService = {
  readonly gate: NodeGate;
  readonly lists: readonly ServedList[];
  /** What an entry is called outside, where a list's own name for it would tell its hash. */
  readonly nameOf?: (id: string) => string;
  /** Bytes of an upload; longer ones are answered 413. */
  readonly most: number;
  readonly now: () => number;
  /** Where matches are counted for their authors. */
  readonly feedback?: Feedback;
};

/** @see FeedbackJournal */
export type Feedback = Pick<FeedbackJournal, 'decide'> & {
  /** @returns by what name people may decide about the upload; null where nothing is to decide */
  readonly matched: (verdict: Verdict) => string | null;
};

const no = (status: number, detail: string): Answer => ({ status, body: { status, detail } });

/** @returns where it listens, and how to end it: answers under way are finished */
export async function serveGate(
  service: GateService,
  listen: { readonly host: string; readonly port: number },
  told: (line: string) => void,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => void respond(service, request, response, told));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function respond(
  service: GateService,
  request: IncomingMessage,
  response: ServerResponse,
  told: (line: string) => void,
): Promise<void> {
  const { status, body } = await answer(service, request).catch((error: unknown) => {
    told(`failed: ${error instanceof Error ? error.message : String(error)}`);
    return no(500, 'The gate failed. It gives no advice on this upload; publish it as you would without a gate.');
  });
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
  if (!request.complete) request.destroy();
}

const OWN_HOST = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)(?::\d{1,5})?$/u;

async function answer(service: GateService, request: IncomingMessage): Promise<Answer> {
  // A page that somebody opens on this machine must not learn from the list by asking.
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined)
    return no(403, 'The gate answers programs, not pages in a browser.');
  // A page whose name is pointed at this machine (DNS rebinding) sends neither with a plain GET; it cannot help its host.
  if (!OWN_HOST.test(request.headers.host ?? '')) return no(421, 'Ask this machine by its address, or as localhost.');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gate.invalid');
  const asked = `${request.method} ${pathname}`;
  if (asked === 'POST /check') return check(service, request, searchParams.getAll('link'));
  if (asked === 'POST /verdict') return decided(service.feedback, request);
  if (asked === 'POST /counts') return { status: 200, body: counts(service) };
  if (asked === 'GET /health') return { status: 200, body: health(service) };
  return no(404, 'POST /check with the upload as body, POST /verdict, POST /counts, or GET /health.');
}

async function check(service: GateService, request: IncomingMessage, links: readonly string[]): Promise<Answer> {
  const { gate, most, nameOf = asItIs, feedback } = service;
  const received = await receive(request, most);
  if (received === null) return no(413, `An upload has at most ${most} bytes here; the gate did not look at it.`);
  try {
    const verdict = await gate.check({ ...received.upload, links });
    const name = feedback?.matched(verdict) ?? null;
    return { status: 200, body: { ...told(verdict, nameOf), ...(name !== null && { check: name }) } };
  } finally {
    await received.forget();
  }
}

const asItIs = (id: string): string => id;
const counts = ({ gate, nameOf = asItIs }: GateService): object =>
  Object.fromEntries(Array.from(gate.takeCounts(), ([id, count]) => [nameOf(id), count]));

/** Fingerprints stay here: whoever reads the answer needs the reasons, not the list. */
const told = ({ verdict, matches, warnings, tookMicroseconds }: Verdict, nameOf: (id: string) => string): object => ({
  verdict,
  matches: matches
    .map((found) => ({ ...found, entry: { ...found.entry, id: nameOf(found.entry.id) } }))
    .map((match) => ({
      ...{ list: match.list, entry: match.entry.id, by: match.by, distance: match.distance, flag: match.flag },
      ...{ reason: match.reason, disputed: match.disputed, why: explain(match) },
    })),
  warnings,
  tookMicroseconds: Math.round(tookMicroseconds),
});

const health = ({ lists, now }: GateService): object => ({
  lists: lists.map(({ list, lost }) => ({
    ...{ name: list.name, entries: list.size, asOf: list.asOf, stale: list.isStale(now()), notTaken: lost.length },
  })),
});
