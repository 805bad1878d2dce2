import { Textarea, TextInput } from '@mantine/core';
import type { ItemDraft } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import { useItemField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';

type Offence = NonNullable<ItemDraft['offence']>;
const BLANK: Offence = { jurisdiction: '', provision: '', elements: '', mentalElement: '', defenceNote: '' };
const LONG = [
  ['elements', 800],
  ['mentalElement', 400],
  ['defenceNote', 400],
] as const;

/** The offence, element by element, with the mental element and the defences that were considered. */
export function OffenceField() {
  const { t } = useTranslation('fields');
  const field = useItemField('offence');
  const value = { ...BLANK, ...field.value };
  const set = (part: keyof Offence, text: string): void => {
    const next = { ...value, [part]: text };
    field.set(Object.values(next).every((each) => each === '') ? undefined : next);
  };
  return (
    <FieldGroup name="offence" inherited={field.inherited}>
      <div className={classes.pair}>
        <TextInput
          label={t('name.offence_jurisdiction')}
          value={value.jurisdiction}
          maxLength={2}
          dir="ltr"
          onChange={(event) => set('jurisdiction', event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('name.offence_provision')}
          value={value.provision}
          maxLength={120}
          onChange={(event) => set('provision', event.currentTarget.value)}
        />
      </div>
      {LONG.map(([part, most]) => (
        <Textarea
          key={part}
          label={t(`name.offence_${part}`)}
          value={value[part]}
          maxLength={most}
          autosize
          minRows={1}
          mt="xs"
          onChange={(event) => set(part, event.currentTarget.value)}
        />
      ))}
    </FieldGroup>
  );
}
