import type { BundleCode } from './codes.ts';

/** Why a bundle is not believed: a code of the closed table, and what exactly, in English, for logs and developers. */
export type BundleFault = { readonly code: BundleCode; readonly detail: string };

export const fault = (code: BundleCode, detail = ''): BundleFault => ({ code, detail });

export const isFault = (value: unknown): value is BundleFault =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
