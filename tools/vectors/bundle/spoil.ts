import type { BundleCode } from '@remit/client';
import type { Forgery } from './forge.ts';

/** One way in which a bundle is wrong: what it is made of, what is done to it, and what a verifier says. */
export type Spoilt = {
  readonly of: string;
  readonly code: BundleCode;
  /** Changes the forgery; a text that is returned is the bundle, as it is. */
  readonly how: (forgery: Forgery) => void | string | Promise<void | string>;
};

export const spoilt = (code: BundleCode, how: Spoilt['how'], of = 'lock-2-approved'): Spoilt => ({ of, code, how });

/** The same, with the log and its checkpoint made to follow: the log's own operator lies, with the log's own key. */
export const forged = (code: BundleCode, how: Spoilt['how'], of = 'lock-2-approved'): Spoilt => ({
  of,
  code,
  how: async (forgery) => {
    const text = await how(forgery);
    await forgery.seal();
    return text;
  },
});
