/** Bundles: a referral with everything that proves its locks, checked by whoever receives it (spec/bundle.md). */
export { BUNDLE_CODES, type BundleCode, type BundleCodeRow } from './codes.ts';
export { type BundleFault, isFault } from './fault.ts';
export { type BundlePolicy, bundlePolicySchema } from './policy.ts';
export { type Bundle, BUNDLE_MEDIA_TYPE, BUNDLE_TYPE, bundleSchema, MAX_BUNDLE_LENGTH } from './schema.ts';
export { type ProvedLock, type VerifiedBundle, verifyBundle } from './verify.ts';
