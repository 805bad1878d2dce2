import type { BundleCodeRow } from './code-row.ts';
import { FORM_CODES } from './codes-form.ts';
import { LOCK_CODES } from './codes-locks.ts';

/** Every reason for which a bundle is not believed: a closed table. A code is never reused for another duty. */
export const BUNDLE_CODES = { ...FORM_CODES, ...LOCK_CODES } as const satisfies Record<string, BundleCodeRow>;
export type BundleCode = keyof typeof BUNDLE_CODES;
export type { BundleCodeRow } from './code-row.ts';
