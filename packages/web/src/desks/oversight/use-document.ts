import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import type { Blocked } from '../../kit/action-button.tsx';
import { useProvenance } from '../acting/use-provenance.ts';
import { digestOfDocument, isDocument, type ReferralDocument } from './narrowing.ts';

export type SignedDocument =
  | { readonly document: ReferralDocument; readonly digest: string; readonly blocked?: undefined }
  | { readonly document: null; readonly digest: null; readonly blocked: Blocked };

/**
 * The document to be locked, and its digest computed in this browser. Where that is not the digest that lock 1 is held
 * on, nothing can be signed.
 */
export function useDocument(view: CaseView): SignedDocument {
  const { t } = useTranslation('oversight');
  const { data, isError } = useProvenance(view.id);
  const none = (sentence: string): SignedDocument => ({ document: null, digest: null, blocked: { sentence } });
  if (isError) return none(t('document.failed'));
  if (!data) return none(t('document.loading'));
  if (!isDocument(data.document)) return none(t('document.failed'));
  const digest = digestOfDocument(data.document);
  return digest === view.digest ? { document: data.document, digest } : none(t('document.differs'));
}
