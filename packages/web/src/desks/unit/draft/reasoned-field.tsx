import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import type { FieldOf } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import type { Option } from './simple-fields.tsx';

/** A coded reason with its words: neither stands without the other. */
export function ReasonedField<C extends string>(props: {
  name: 'whyNotStatutory' | 'whyNotCriminal';
  field: FieldOf<{ code: C; text: string }>;
  options: readonly Option[];
}) {
  const { t } = useTranslation('fields');
  const { name, field, options } = props;
  const { value } = field;
  return (
    <FieldGroup name={name} inherited={field.inherited}>
      <div className={classes.pair}>
        <NativeSelect
          aria-label={t(`name.${name}`)}
          value={value?.code ?? ''}
          data={[{ value: '', label: '—' }, ...options]}
          onChange={(event) => {
            const code = event.currentTarget.value;
            field.set(code === '' ? undefined : { code: code as C, text: value?.text ?? '' });
          }}
        />
        <Textarea
          aria-label={t(`name.${name}_text`)}
          value={value?.text ?? ''}
          maxLength={600}
          autosize
          minRows={1}
          onChange={(event) => field.set({ code: value?.code ?? ('OTHER' as C), text: event.currentTarget.value })}
        />
      </div>
    </FieldGroup>
  );
}
