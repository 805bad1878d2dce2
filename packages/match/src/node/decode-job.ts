// What the decoding process and its parent say to one another.
import type { ImageLimits } from '../image/limits.ts';

export type Job = { readonly bytes: Uint8Array; readonly limits: ImageLimits };

/** The exit code of a process that would have grown past its limit. */
export const OUT_OF_MEMORY = 86;
