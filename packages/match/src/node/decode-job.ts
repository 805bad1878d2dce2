// What the decoding process and its parent say to one another.
import type { ImageLimits } from '../image/limits.ts';

export type Job = { readonly bytes: Uint8Array; readonly limits: ImageLimits };

/**
 * How a process ends that would have grown past its limit. An orderly exit would wait for the decoder's threads, which
 * go on growing meanwhile. The system ends a process in the same way when memory runs out.
 */
export const OUT_OF_MEMORY = 'SIGKILL';
