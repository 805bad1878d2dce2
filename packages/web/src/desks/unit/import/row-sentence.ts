import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../kit/use-saying.ts';
import type { ImportedRow } from './rows-of-list.ts';

/** Why a row is where it is: the service's own sentence in English; elsewhere the words of its first code we have. */
export function useRowSentence(): (row: ImportedRow) => string {
  const { t, i18n } = useTranslation('codes');
  const language = useLanguage();
  return ({ codes, sentence }) => {
    if (language === 'en') return sentence;
    const known = codes.find((code) => i18n.exists(`codes:gateCode.${code}`));
    return known ? t(`gateCode.${known}` as 'gateCode.G3_CONTAINER') : sentence;
  };
}
