import { authorization } from './credential.ts';
import type { Connection } from './send.ts';

/**
 * A case of this desk changed. What changed is asked for afterwards, under the reader's own rights. Without a referral,
 * something may have been missed: whatever is shown should be asked for again.
 */
export type CaseEvent = { readonly referral: string | null };

export type EventsOptions = {
  /** Told when the stream is open, when it was lost (it will be opened again), and when the session has ended. */
  readonly onState?: (state: 'open' | 'lost' | 'signed-out') => void;
};

/** A stream being followed. */
export type Following = {
  readonly stop: () => void;
  /** Opens a lost stream at once, for whoever knows by other means that the service is back; an open one stays. */
  readonly retry: () => void;
};

const PATH = '/api/events';
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const MAX_BUFFER = 65_536;

/** Follows server-sent events (WHATWG HTML) and reconnects, with growing pauses, until stopped. */
export function followEvents(
  connection: Connection,
  onCase: (event: CaseEvent) => void,
  { onState }: EventsOptions,
): Following {
  const stop = new AbortController();
  let wait = FIRST_WAIT;
  let wake = (): void => undefined;
  void (async () => {
    for (; !stop.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const ended = await follow(connection, stop.signal, {
          onOpen: () => {
            wait = FIRST_WAIT;
            onState?.('open');
          },
          onCase,
        });
        if (ended === 'signed-out') {
          onState?.('signed-out');
          return;
        }
      } catch {
        // Whatever broke the stream, the answer is the same: wait and open it again.
      }
      if (stop.signal.aborted) return;
      onState?.('lost');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: () => {
      stop.abort();
      wake();
    },
    retry: () => {
      wait = FIRST_WAIT;
      wake();
    },
  };
}

type Listener = { readonly onOpen: () => void; readonly onCase: (event: CaseEvent) => void };

async function follow(
  connection: Connection,
  signal: AbortSignal,
  listener: Listener,
): Promise<'signed-out' | 'closed'> {
  const origin = connection.server === '' ? (globalThis.location?.origin ?? '') : connection.server;
  const speaks = await authorization(connection.credential, { method: 'GET', origin, target: PATH, body: '' });
  const response = await connection.fetch(connection.server + PATH, {
    headers: { accept: 'text/event-stream', ...(speaks !== null && { authorization: speaks }) },
    redirect: 'error',
    credentials: connection.credential?.kind === 'cookie' ? 'same-origin' : 'omit',
    cache: 'no-store',
    signal,
  });
  if (response.status === 401 || response.status === 403) return 'signed-out';
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
  listener.onOpen();
  let buffer = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (buffer + part.value).replaceAll('\r\n', '\n').split('\n\n');
    buffer = blocks.pop() ?? '';
    if (buffer.length > MAX_BUFFER) throw new Error('an event without an end');
    for (const block of blocks) {
      if (/^event: ?signed-out$/m.test(block)) return 'signed-out';
      hear(block, listener.onCase);
    }
  }
  return 'closed';
}

/** One event: its `data` lines joined; comments, which keep the connection open, hold none. */
function hear(block: string, onCase: (event: CaseEvent) => void): void {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n');
  if (data === '') return;
  let referral: unknown = data;
  try {
    const json: unknown = JSON.parse(data);
    referral = typeof json === 'object' && json !== null && 'referral' in json ? json.referral : json;
  } catch {
    // A bare identifier is the event as well.
  }
  onCase({ referral: typeof referral === 'string' ? referral : null });
}
