// For Node: everything of `@remit/match`, and files, images, videos and snapshots around it.
export * from '../index.ts';
export { createDecoder, type Decoder, type DecoderOptions } from './decoder.ts';
export { digestFile } from './file-digest.ts';
export { createGate, type NodeGate, type NodeGateOptions, type Upload } from './gate.ts';
export {
  IMAGE_LIMITS,
  type ImageAnswer,
  type ImageLimits,
  type ImagePrints,
  type ImageRefusal,
} from '../image/limits.ts';
export { isPolyglot, sniff, type Sniffed } from '../image/sniff.ts';
export { loadKernels } from './kernels.ts';
export { readSnapshot, writeSnapshot } from './snapshot-file.ts';
export { findFfmpeg, readVideo, VIDEO_LIMITS, type VideoAnswer, type VideoLimits } from './video.ts';
