import { useTranslation } from 'react-i18next';
import type { Blocked } from '../../kit/action-button.tsx';

/** What still has to be given before an act, in words; nothing where all is there. */
export function useMissing(): (fields: Readonly<Record<string, boolean>>) => Blocked | undefined {
  const { t } = useTranslation('acting');
  return (fields) => {
    const missing = Object.entries(fields).flatMap(([name, given]) => (given ? [] : [name]));
    return missing.length === 0 ? undefined : { sentence: t('missing', { fields: missing.join(' · ') }) };
  };
}
