// The gate with everything a Node program needs around it: files read, hashed and decoded within limits.
import { randomUUID } from 'node:crypto';
import { open, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkHash, normaliseLink } from '../digest/link.ts';
import { createGate as createPlainGate, type Gate, type GateOptions, type ReadUpload } from '../gate/gate.ts';
import { IMAGE_LIMITS } from '../image/limits.ts';
import { sniff } from '../image/sniff.ts';
import { createDecoder, type Decoder, type DecoderOptions } from './decoder.ts';
import { digestFile } from './file-digest.ts';
import { loadKernels } from './kernels.ts';
import { turns, type Turns } from './turns.ts';
import { readVideo, type VideoAnswer, type VideoLimits } from './video.ts';

/** What a user sent: a file as bytes or by its path, and links in its text. Each may be missing. */
export type Upload = {
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly links?: readonly string[];
};

export type NodeGateOptions = Omit<GateOptions<Upload>, 'read'> & {
  readonly decoder?: DecoderOptions;
  readonly video?: {
    readonly ffmpeg?: string | null;
    readonly limits?: Partial<VideoLimits>;
    /** Videos read at once, each by a process of its own: as many as there are processors unless given. */
    readonly atOnce?: number;
    /** Videos that may wait, four for each of these unless given; more are refused as `busy`. */
    readonly mostWaiting?: number;
  };
  /** The normal form of a link, or `null`: the list's makers and the gate must use the same. Several, where lists differ. */
  readonly normalise?: (link: string) => string | readonly string[] | null;
};

export type NodeGate = Gate<Upload> & {
  /** Ends the decoding processes. */
  readonly close: () => void;
};

/** The beginning, and all of it if it is short enough to decode. */
async function readPath(path: string): Promise<{ readonly head: Uint8Array; readonly bytes: Uint8Array | null }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const whole = size <= IMAGE_LIMITS.sizeBytes;
    const bytes = new Uint8Array(whole ? size : 4096);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    const head = bytes.subarray(0, bytesRead);
    return { head, bytes: whole ? head : null };
  } finally {
    await file.close();
  }
}

type Reading = { prints: ReadUpload; unread: string[] };

class UploadReader {
  readonly #decoder: Decoder;
  readonly #options: NodeGateOptions;
  readonly #turns: Turns;

  constructor(decoder: Decoder, options: NodeGateOptions) {
    this.#decoder = decoder;
    this.#options = options;
    const { atOnce = availableParallelism(), mostWaiting = 4 * atOnce } = options.video ?? {};
    this.#turns = turns(atOnce, mostWaiting);
  }

  async read(upload: Upload): Promise<ReadUpload> {
    const normalise = this.#options.normalise ?? normaliseLink;
    const links = (upload.links ?? []).flatMap((link) => normalise(link) ?? []);
    const reading: Reading = { prints: { links: links.map(linkHash) }, unread: [] };
    const file = upload.bytes ?? upload.path;
    if (file !== undefined) {
      const { sha256, md5 } = await digestFile(file);
      reading.prints = { ...reading.prints, sha256, md5 };
      await this.#look(upload, reading);
    }
    return { ...reading.prints, unread: reading.unread };
  }

  async #look({ bytes: given, path }: Upload, reading: Reading): Promise<void> {
    const { head, bytes } = given ? { head: given, bytes: given } : await readPath(path!);
    const { kind } = sniff(head);
    if (kind === 'svg') reading.unread.push('image: svg is not decoded');
    if (kind === 'image') await this.#image(bytes, reading);
    if (kind === 'video') await this.#video(given, path, reading);
  }

  async #image(bytes: Uint8Array | null, reading: Reading): Promise<void> {
    const answer = bytes ? await this.#decoder.read(bytes) : ({ ok: false, refusal: 'too-large' } as const);
    if (answer.ok) reading.prints = { ...reading.prints, image: answer.prints };
    else reading.unread.push(`image: ${answer.refusal}`);
  }

  /** One after the other where many come: uploaders choose how many, and each costs a process. */
  async #video(bytes: Uint8Array | undefined, path: string | undefined, reading: Reading): Promise<void> {
    const busy: VideoAnswer = { ok: false, refusal: 'busy' };
    const answer = await this.#turns(() => this.#frames(bytes, path), busy);
    if (answer.ok) reading.prints = { ...reading.prints, frames: answer.frames };
    else reading.unread.push(`video: ${answer.refusal}`);
  }

  async #frames(bytes: Uint8Array | undefined, path: string | undefined): Promise<VideoAnswer> {
    // ffmpeg must be able to go back and forth in the file.
    const file = bytes ? join(tmpdir(), `remit-gate-${randomUUID()}`) : path!;
    if (bytes) await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
    try {
      const kernels = await loadKernels().catch(() => null);
      return await readVideo(file, { kernels, ...this.#options.video });
    } finally {
      if (bytes) await rm(file, { force: true });
    }
  }
}

/** As `createGate` of `@remit/match`, with files read for it: see docs/how-to/match-uploads.md. */
export function createGate(options: NodeGateOptions): NodeGate {
  const decoder = createDecoder(options.decoder);
  const reader = new UploadReader(decoder, options);
  return { ...createPlainGate({ ...options, read: (upload: Upload) => reader.read(upload) }), close: decoder.close };
}
