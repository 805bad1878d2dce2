import { refuse } from '@remit/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Change, LiveChanges, organisationsWithCase } from '../queries/live-changes.ts';
import { mayFollow } from '../queries/may-follow.ts';
import { sessionDigest } from '../queries/session.ts';
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
/** Looks at a time: fewer than the pool has connections, so that a look never keeps requests waiting. */
const AT_ONCE = 8;

export const EVENTS_ROW = { method: 'GET', path: '/api/events', permission: 'signed-in', audit: 'none' } as const;

type Stream = {
  readonly reply: FastifyReply;
  readonly organisation: string;
  readonly name: string;
  readonly asker: SignedIn;
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
  #gathering: NodeJS.Timeout | undefined;
  #heart: NodeJS.Timeout | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#changes = new LiveChanges(
      deps.store,
      (change) => this.#hear(change),
      () => void this.#lookAgain([...this.#streams], 'event: gap\ndata: {}\n\n'),
    );
  }

  async open(): Promise<void> {
    await this.#changes.open();
    this.#heart = setInterval(() => void this.#beat(), HEARTBEAT_MS).unref();
  }

  mayOpen(asker: SignedIn): Promise<boolean> {
    const { store, ports } = this.#deps;
    return mayFollow(
      store,
      ports,
      asker.type === 'session' ? { token: asker.token } : { keyId: asker.known.key.keyId },
    );
  }

  add(asker: SignedIn, name: string, reply: FastifyReply): boolean {
    const mine = [...this.#streams].filter((stream) => stream.name === name).length;
    if (mine >= PER_ASKER || this.#streams.size >= MOST) return false;
    const digest = asker.type === 'session' ? sessionDigest(asker.token).toString('hex') : null;
    const stream: Stream = { reply, organisation: readerOf(asker).organisation, name, asker, digest };
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
    // What was taken away while the stream opened was told before it stood here.
    void this.#lookAgain([stream]);
    return true;
  }

  #hear({ channel, subject }: Change): void {
    if (channel === 'remit_session') {
      for (const stream of this.#streams) if (stream.digest === subject) this.#end(stream);
      return;
    }
    if (channel === 'remit_organisation') {
      void this.#lookAgain([...this.#streams].filter(({ organisation }) => organisation === subject));
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

  /** Keeps proxies from closing quiet streams, and ends those whose session or key has run out. */
  #beat(): Promise<void> {
    return this.#lookAgain([...this.#streams], ': here\n\n');
  }

  /** Ends the streams whose asker may not follow any longer; the others are told what is given. */
  async #lookAgain(streams: readonly Stream[], tell?: string): Promise<void> {
    for (let i = 0; i < streams.length; i += AT_ONCE) {
      const looked = streams.slice(i, i + AT_ONCE).map(async (stream) => {
        // While the database cannot be asked nothing is told either, so a stream may wait for the next look.
        const may = await this.mayOpen(stream.asker).catch(() => true);
        if (!may) this.#end(stream);
        else if (tell !== undefined) write(stream, tell);
      });
      await Promise.all(looked);
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
    preValidation: guardBody(house, EVENTS_ROW),
    handler: async (request, reply) => {
      const asker = request.asker as SignedIn;
      if (Object.keys(request.query as object).length > 0) return sendNo(request, reply, edge('request-invalid'));
      if (!(await streams.mayOpen(asker))) return sendNo(request, reply, refuse('organisation-suspended'));
      return streams.add(asker, nameOf(asker), reply) ? reply : sendNo(request, reply, edge('too-many-streams'));
    },
  });
}
