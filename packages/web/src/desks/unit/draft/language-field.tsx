import { useWords } from '../../../case/use-words.ts';
import { useDraftDesk, useHeaderField } from './draft-context.ts';
import { PickField } from './simple-fields.tsx';

/** The language we write in: those that the platform's desk reads come first, because no other passes G8. */
export function LanguageField() {
  const words = useWords();
  const { card } = useDraftDesk();
  const field = useHeaderField('language');
  const codes = [...new Set([...(card?.languages ?? ['en', 'de', 'fr']), ...(field.value ? [field.value] : [])])];
  return (
    <PickField
      name="language"
      field={field}
      options={codes.map((value) => ({ value, label: words.language(value) }))}
    />
  );
}
