// A pool of decoding processes. One image at a time in each, so that a limit is the limit of one image; a process that
// is too slow or dies is replaced, and only the image it held is refused.
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { IMAGE_LIMITS, type ImageAnswer, type ImageLimits } from '../image/limits.ts';
import { type Job, OUT_OF_MEMORY } from './decode-job.ts';

export type DecoderOptions = {
  readonly processes?: number;
  readonly limits?: Partial<ImageLimits>;
  /** Images that may wait; more are refused as `busy`. */
  readonly mostWaiting?: number;
};

export type Decoder = {
  /** Decodes and hashes one image, or says why not. Never rejects. */
  readonly read: (bytes: Uint8Array) => Promise<ImageAnswer>;
  readonly close: () => void;
};

const PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './decode-child.ts' : './decode-child.js', import.meta.url),
);
/** Starting the process is not the image's time. */
const START_MILLISECONDS = 10_000;
const HEAP_MEGABYTES = 96;
/** What a program needs to start at all (the second on Windows). */
const KEPT = Object.fromEntries(
  ['PATH', 'SystemRoot'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
);

type Waiting = { readonly bytes: Uint8Array; readonly answer: (answer: ImageAnswer) => void };

class DecodingProcess {
  readonly #limits: ImageLimits;
  readonly #idle: () => void;
  #child: ChildProcess | null = null;
  #ready = false;
  #held: Waiting | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: ImageLimits, idle: () => void) {
    this.#limits = limits;
    this.#idle = idle;
  }

  get isFree(): boolean {
    return this.#held === null;
  }

  take(waiting: Waiting): void {
    this.#held = waiting;
    if (this.#child === null) this.#start();
    else if (this.#ready) this.#send();
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#end({ ok: false, refusal: 'busy', detail: 'the decoder was closed' });
  }

  #start(): void {
    const child = fork(PROGRAM, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
      // No secrets of the parent's environment in a process that decodes strangers' files.
      env: { ...KEPT, VIPS_CONCURRENCY: '1', MALLOC_ARENA_MAX: '2' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    this.#ready = false;
    child.on('message', (message) => this.#heard(child, message as 'ready' | ImageAnswer));
    child.once('error', (error) => this.#died(child, { ok: false, refusal: 'no-decoder', detail: error.message }));
    child.once('exit', (_code, signal) =>
      this.#died(child, {
        ok: false,
        refusal: signal === OUT_OF_MEMORY ? 'too-much-memory' : 'broken',
        detail: 'the decoder ended',
      }),
    );
    this.#limitTo(START_MILLISECONDS, { ok: false, refusal: 'no-decoder', detail: 'the decoder did not start' });
  }

  #heard(child: ChildProcess, message: 'ready' | ImageAnswer): void {
    if (child !== this.#child) return;
    if (message !== 'ready') return this.#end(message);
    this.#ready = true;
    if (this.#held) this.#send();
  }

  #send(): void {
    this.#child?.ref();
    this.#child?.channel?.ref();
    this.#limitTo(this.#limits.milliseconds, { ok: false, refusal: 'too-slow' });
    this.#child?.send({ bytes: this.#held!.bytes, limits: this.#limits } satisfies Job);
  }

  #limitTo(milliseconds: number, otherwise: ImageAnswer): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#died(this.#child, otherwise), milliseconds);
  }

  #died(child: ChildProcess | null, answer: ImageAnswer): void {
    if (child === null || child !== this.#child) return;
    this.#child = null;
    child.kill('SIGKILL');
    this.#end(answer);
  }

  #end(answer: ImageAnswer): void {
    clearTimeout(this.#timer);
    const held = this.#held;
    this.#held = null;
    // A waiting process must not keep the program alive.
    this.#child?.unref();
    this.#child?.channel?.unref();
    held?.answer(answer);
    this.#idle();
  }
}

export function createDecoder(options: DecoderOptions = {}): Decoder {
  const limits = { ...IMAGE_LIMITS, ...options.limits };
  const mostWaiting = options.mostWaiting ?? 1000;
  const waiting: Waiting[] = [];
  const next = (): void => {
    const free = waiting.length > 0 ? processes.find(({ isFree }) => isFree) : undefined;
    if (free) free.take(waiting.shift()!);
  };
  const processes = Array.from(
    { length: options.processes ?? availableParallelism() },
    () => new DecodingProcess(limits, next),
  );
  return {
    read: (bytes) =>
      new Promise((answer) => {
        if (bytes.length > limits.sizeBytes) return answer({ ok: false, refusal: 'too-large' });
        if (waiting.length >= mostWaiting) return answer({ ok: false, refusal: 'busy' });
        waiting.push({ bytes, answer });
        next();
      }),
    close() {
      for (const { answer } of waiting.splice(0))
        answer({ ok: false, refusal: 'busy', detail: 'the decoder was closed' });
      for (const each of processes) each.close();
    },
  };
}
