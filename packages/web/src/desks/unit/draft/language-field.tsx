import { useTranslation } from 'react-i18next';
import { useWords } from '../../../case/use-words.ts';
import { useDraftDesk, useHeaderField } from './draft-context.ts';
import { PickField } from './simple-fields.tsx';

const OTHERS = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'ar', 'tr', 'ru'] as const;

/** The language we write in: those that the platform's desk reads come first; in any other each item needs a translation (G8). */
export function LanguageField() {
  const words = useWords();
  const { card } = useDraftDesk();
  const field = useHeaderField('language');
  const { t } = useTranslation('draft');
  const read = card?.languages ?? [];
  const codes = [...new Set([...read, ...OTHERS, ...(field.value ? [field.value] : [])])];
  const note = (code: string): string => (card && !read.includes(code) ? ` (${t('needsTranslation')})` : '');
  return (
    <PickField
      name="language"
      field={field}
      options={codes.map((value) => ({ value, label: words.language(value) + note(value) }))}
    />
  );
}
