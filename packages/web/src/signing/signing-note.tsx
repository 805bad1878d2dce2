import { canonical, isSignedAct, isSignedEntryAct, type Json, sha256Hex } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import { useSession } from '../frame/session.ts';
import type { Blocked } from '../kit/action-button.tsx';
import { DigestPhrase } from '../kit/digest-phrase.tsx';
import { deskTokenOf } from './desk-token.ts';

type Shown = Partial<Pick<CaseView, 'document' | 'digest'>>;

/** The digest of a case's document, computed in this browser from what the service sent; null where none was sent. */
export const documentDigest = ({ document }: Shown): string | null =>
  document ? sha256Hex(canonical(document as Json)) : null;

const signs = (kinds: readonly string[]): boolean => kinds.some((kind) => isSignedAct(kind) || isSignedEntryAct(kind));

/** Why nothing may be signed on what a page shows, where something may not. */
function whyUnsignable(shown: Shown): 'hidden' | 'document-differs' | null {
  if (shown.digest === null || shown.digest === undefined) return null;
  const computed = documentDigest(shown);
  if (computed === null) return 'hidden';
  return computed === shown.digest ? null : 'document-differs';
}

/**
 * Why nothing may be signed on what this page shows: the document has another digest than the service names, or some
 * of it is still hidden. What is not signed is not asked about.
 */
export const useUnsignable = (shown: Shown, kinds: readonly string[]): Blocked | undefined =>
  useFirstUnsignable(signs(kinds) ? [shown] : []);

/** The same for several cases at once: one that may not be signed stands against all. */
export const useUnsignables = (shown: readonly Shown[], kind: string): Blocked | undefined =>
  useFirstUnsignable(signs([kind]) ? shown : []);

function useFirstUnsignable(shown: readonly Shown[]): Blocked | undefined {
  const { t } = useTranslation('signing');
  const why = shown.map(whyUnsignable).find((each) => each !== null);
  if (!why) return undefined;
  if (why === 'hidden') return { sentence: t('hidden') };
  return { sentence: t('refused.document-differs'), change: t('refusedHow.document-differs') };
}

/** Before the key is touched: the document's digest in words, what one touch does, and whether a made-up key signs. */
export function SigningNote({ shown, kinds }: { shown: Shown; kinds: readonly string[] }) {
  const { t } = useTranslation('signing');
  const digest = documentDigest(shown);
  if (!signs(kinds)) return null;
  return (
    <div data-signing>
      {digest && <DigestPhrase digest={digest} label={t('document')} />}
      <TouchNote kinds={kinds} />
    </div>
  );
}

/** What one touch does. */
export function TouchNote({ kinds }: { kinds: readonly string[] }) {
  const { t } = useTranslation('signing');
  const session = useSession();
  if (!signs(kinds)) return null;
  if (session?.softwareKeys) return <p>{t('madeUp')}</p>;
  return <p>{t(session && deskTokenOf(session.person.id) !== null ? 'whatNextSigner' : 'whatNext')}</p>;
}
