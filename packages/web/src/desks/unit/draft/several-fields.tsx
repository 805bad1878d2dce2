import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../kit/choice.tsx';
import classes from './draft.module.css';
import type { FieldOf } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import type { Option } from './simple-fields.tsx';

/** Several codes of a list, each with a box. */
export function PicksField<V extends string>(props: { name: string; field: FieldOf<V[]>; options: readonly Option[] }) {
  const { name, field, options } = props;
  const chosen: readonly string[] = field.value ?? [];
  const toggle = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    field.set(next.length === 0 ? undefined : (next as V[]));
  };
  return (
    <FieldGroup name={name} inherited={field.inherited}>
      <div className={classes.boxes}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
            size="sm"
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** Yes or no; nothing is presumed. */
export function YesNoField({ name, field }: { name: string; field: FieldOf<boolean> }) {
  const { t } = useTranslation(['draft', 'fields']);
  return (
    <FieldGroup name={name} inherited={field.inherited}>
      <Choice
        label={t(`fields:name.${name}` as 'fields:name.personIdentified')}
        value={field.value === undefined ? null : field.value ? 'yes' : 'no'}
        options={[
          { value: 'no', label: t('draft:no') },
          { value: 'yes', label: t('draft:yes') },
        ]}
        onChange={(answer) => field.set(answer === 'yes')}
      />
    </FieldGroup>
  );
}
