// Frames of a video by ffmpeg, where it is installed: one a second, in a process that is bounded in time, processor,
// memory and output, reads this one file and no network.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Kernels } from '../kernels.ts';
import { createPdqHasher, type Pdq } from '../pdq/pdq.ts';
import { PpmReader } from './ppm.ts';

export type VideoLimits = {
  readonly milliseconds: number;
  /** Frames, so seconds, that are looked at. */
  readonly frames: number;
  readonly memoryBytes: number;
};
export const VIDEO_LIMITS: VideoLimits = { milliseconds: 60_000, frames: 3600, memoryBytes: 1 << 30 };

export type VideoAnswer =
  | { readonly ok: true; readonly frames: readonly Pdq[] }
  | { readonly ok: false; readonly refusal: 'no-ffmpeg' | 'broken' | 'too-slow' | 'busy'; readonly detail?: string };

const MOST_PIXELS = 1280 * 720;
const FILTER = "fps=1,scale=w='min(1280,iw)':h='min(720,ih)':force_original_aspect_ratio=decrease";

/** The program on the PATH, or `null`. */
export function findFfmpeg(path = process.env['PATH'] ?? ''): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/**
 * What may be read, whatever a file makes ffmpeg think it is: films alone, for a playlist names other files, and a
 * session description names addresses.
 */
const FORMATS = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,live_flv,mpeg,mpegvideo,ogg';

function argumentsFor(file: string, { frames }: VideoLimits): string[] {
  const bounds = ['-protocol_whitelist', 'file', '-format_whitelist', FORMATS];
  const input = ['-nostdin', '-v', 'error', '-threads', '1', ...bounds, '-i', `file:${file}`];
  const output = ['-an', '-sn', '-dn', '-vf', FILTER, '-frames:v', `${frames}`, '-f', 'image2pipe', '-c:v', 'ppm'];
  return [...input, ...output, 'pipe:1'];
}

/** Where there is a shell, it sets limits that the system holds; everywhere the clock is held here. */
function start(ffmpeg: string, file: string, limits: VideoLimits) {
  const args = argumentsFor(file, limits);
  const options = {
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
  };
  if (process.platform === 'win32') return spawn(ffmpeg, args, options);
  const bounds = `ulimit -v ${Math.ceil(limits.memoryBytes / 1024)}; ulimit -t ${Math.ceil(limits.milliseconds / 1000)}`;
  return spawn('/bin/sh', ['-c', `${bounds}; exec "$0" "$@"`, ffmpeg, ...args], options);
}

/** Hashes one frame a second. What was read before a fault is not given: half a video is another video. */
export function readVideo(
  file: string,
  options: { kernels: Kernels | null; ffmpeg?: string | null; limits?: Partial<VideoLimits> },
): Promise<VideoAnswer> {
  const ffmpeg = options.ffmpeg === undefined ? findFfmpeg() : options.ffmpeg;
  if (ffmpeg === null) return Promise.resolve({ ok: false, refusal: 'no-ffmpeg' });
  const limits = { ...VIDEO_LIMITS, ...options.limits };
  const hasher = createPdqHasher(options.kernels);
  const reader = new PpmReader(MOST_PIXELS);
  return new Promise((resolve) => {
    const child = start(ffmpeg, file, limits);
    const frames: Pdq[] = [];
    let complaint = '';
    const end = (answer: VideoAnswer): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => end({ ok: false, refusal: 'too-slow' }), limits.milliseconds);
    child.stdout.on('data', (chunk: Buffer) => {
      const read = reader.push(chunk);
      if (read === null) return end({ ok: false, refusal: 'broken', detail: 'ffmpeg gave something else than frames' });
      for (const pixels of read) frames.push(hasher.hash(pixels));
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-500)));
    child.once('error', (error) => end({ ok: false, refusal: 'no-ffmpeg', detail: error.message }));
    child.once('close', (code) => {
      if (code === 0 && frames.length > 0) end({ ok: true, frames });
      else end({ ok: false, refusal: 'broken', detail: complaint });
    });
  });
}
