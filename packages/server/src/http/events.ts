import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Change, LiveChanges, organisationsWithCase } from '../queries/live-changes.ts';
import { readSession, sessionDigest } from '../queries/session.ts';
import type { SignedIn } from './asker.ts';
import { readerOf } from './asker.ts';
import type { Deps } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { type Gatehouse, guard, guardBody } from './guard.ts';
import { sendNo } from './reply.ts';

const HEARTBEAT_MS = 15_000;
const GATHER_MS = 100;
const PER_ASKER = 8;
const MOST = 2_000;

export const EVENTS_ROW = { method: 'GET', path: '/api/events', permission: 'signed-in', audit: 'none' } as const;

type Stream = {
  readonly reply: FastifyReply;
  readonly organisation: string;
  readonly name: string;
  readonly token: string | null;
  readonly digest: string | null;
};

/**
 * Server-sent events: which cases of one's own organisation changed, by identifier alone. What changed is asked for
 * through the ordinary queries, so that a stream can show nothing that they would not.
 */
export class LiveStreams {
  readonly #deps: Deps;
  readonly #streams = new Set<Stream>();
  readonly #changed = new Set<string>();
  readonly #changes: LiveChanges;
  readonly #onSession: (digest: string) => void;
  #gathering: NodeJS.Timeout | undefined;
  #heart: NodeJS.Timeout | undefined;

  constructor(deps: Deps, onSession: (digest: string) => void, onGap: () => void) {
    this.#deps = deps;
    this.#onSession = onSession;
    this.#changes = new LiveChanges(
      deps.store,
      (change) => this.#hear(change),
      () => {
        onGap();
        for (const stream of this.#streams) write(stream, 'event: gap\ndata: {}\n\n');
      },
    );
  }

  async open(): Promise<void> {
    await this.#changes.open();
    this.#heart = setInterval(() => void this.#beat(), HEARTBEAT_MS).unref();
  }

  add(asker: SignedIn, name: string, reply: FastifyReply): boolean {
    const mine = [...this.#streams].filter((stream) => stream.name === name).length;
    if (mine >= PER_ASKER || this.#streams.size >= MOST) return false;
    const token = asker.type === 'session' ? asker.token : null;
    const digest = token === null ? null : sessionDigest(token).toString('hex');
    const stream: Stream = { reply, organisation: readerOf(asker).organisation, name, token, digest };
    reply.hijack();
    reply.raw.writeHead(200, {
      ...headersOf(reply),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
    reply.raw.on('close', () => this.#streams.delete(stream));
    this.#streams.add(stream);
    return true;
  }

  #hear({ channel, subject }: Change): void {
    if (channel === 'remit_session') {
      this.#onSession(subject);
      for (const stream of this.#streams) if (stream.digest === subject) this.#end(stream);
      return;
    }
    this.#changed.add(subject);
    this.#gathering ??= setTimeout(() => void this.#tell(), GATHER_MS);
  }

  async #tell(): Promise<void> {
    this.#gathering = undefined;
    const cases = [...this.#changed];
    this.#changed.clear();
    const organisations = [...new Set([...this.#streams].map(({ organisation }) => organisation))];
    if (organisations.length === 0) return;
    for (const referral of cases) {
      try {
        const concerned = await organisationsWithCase(this.#deps.store, referral, organisations);
        const event = `event: case\ndata: ${JSON.stringify({ referral })}\n\n`;
        for (const stream of this.#streams) if (concerned.has(stream.organisation)) write(stream, event);
      } catch (error) {
        this.#deps.logger.warn({ err: error }, 'a change was not passed on to live views');
      }
    }
  }

  /** Keeps proxies from closing quiet streams, and ends those whose session has run out. */
  async #beat(): Promise<void> {
    for (const stream of this.#streams) {
      const holds =
        stream.token === null ||
        (await readSession(this.#deps.store, this.#deps.ports, stream.token, false).catch(() => true));
      if (holds) write(stream, ': here\n\n');
      else this.#end(stream);
    }
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    stream.reply.raw.end('event: signed-out\ndata: {}\n\n');
  }

  async close(): Promise<void> {
    clearInterval(this.#heart);
    clearTimeout(this.#gathering);
    for (const stream of this.#streams) stream.reply.raw.end();
    this.#streams.clear();
    await this.#changes.close();
  }
}

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));

// A reader that stopped reading is cut off; it comes back by itself and asks for what it missed.
const WAITING_BYTES = 256 * 1024;
function write({ reply }: Stream, text: string): void {
  if (reply.raw.writableLength > WAITING_BYTES) reply.raw.destroy();
  else reply.raw.write(text);
}

/** The one address without a JSON answer; it stands in OpenAPI by hand. */
export function registerEvents(
  app: FastifyInstance,
  house: Gatehouse,
  streams: LiveStreams,
  nameOf: (asker: SignedIn) => string,
): void {
  app.route({
    method: 'GET',
    url: EVENTS_ROW.path,
    exposeHeadRoute: false,
    onRequest: guard(house, EVENTS_ROW, true),
    preValidation: guardBody(house),
    handler: async (request, reply) => {
      const asker = request.asker as SignedIn;
      if (Object.keys(request.query as object).length > 0) return sendNo(request, reply, edge('request-invalid'));
      return streams.add(asker, nameOf(asker), reply) ? reply : sendNo(request, reply, edge('too-many-streams'));
    },
  });
}
