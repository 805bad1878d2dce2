import { MAX_DUPLICATES } from '@remit/protocol';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import { useHeaderField } from './draft-context.ts';
import { FieldPlace, useFieldWords } from './field-box.tsx';
import { Fold } from './fold.tsx';
import { referencesIn } from './references-in.ts';
import { TextField } from './simple-fields.tsx';

/** Links to other referrals of the unit to this platform (E6, E9); gate G7 says at once whether they are known. */
export function LinksFields() {
  const { t } = useTranslation('draft');
  const [campaign, escalates] = [useHeaderField('campaign'), useHeaderField('escalates')];
  const duplicates = useHeaderField('duplicates');
  const filled = [campaign, escalates, duplicates].some(({ value }) => value !== undefined);
  const upper = {
    ...escalates,
    set: (name: string | undefined) => escalates.set(name?.trim().toUpperCase() || undefined),
  };
  return (
    <Fold title={t('fold.links')} filled={filled}>
      <div className={classes.pair}>
        <TextField name="campaign" field={campaign} most={64} ltr />
        <TextField name="escalates" field={upper} most={80} ltr />
      </div>
      <DuplicatesField />
    </Fold>
  );
}

/** Several references in one line. What is half typed stays in the field. */
function DuplicatesField() {
  const field = useHeaderField('duplicates');
  const words = useFieldWords('duplicates', field.inherited);
  const [text, setText] = useState(field.value?.join(' ') ?? '');
  return (
    <FieldPlace name="duplicates">
      <TextInput
        label={words.label}
        description={words.description || undefined}
        error={words.error}
        value={text}
        dir="ltr"
        spellCheck={false}
        maxLength={81 * MAX_DUPLICATES}
        onChange={(event) => {
          setText(event.currentTarget.value);
          const names = referencesIn(event.currentTarget.value);
          field.set(names.length === 0 ? undefined : names);
        }}
      />
    </FieldPlace>
  );
}
