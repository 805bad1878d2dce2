// For browsers: everything of `@remit/match`, and files and images by what a browser has. Nothing leaves the page.
export * from '../index.ts';
export {
  IMAGE_LIMITS,
  type ImageAnswer,
  type ImageLimits,
  type ImagePrints,
  type ImageRefusal,
} from '../image/limits.ts';
export { type BrowserPrints, fingerprintFile } from './fingerprint.ts';
export { loadKernels } from './kernels.ts';
