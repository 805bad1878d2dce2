import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FieldOf } from './draft-context.ts';
import { FieldPlace, useFieldWords } from './field-box.tsx';

export type Option = { readonly value: string; readonly label: string };

/** A field of words. Emptied, it goes back to what it inherits. */
export function TextField(props: {
  name: string;
  field: FieldOf<string | null>;
  most: number;
  rows?: number;
  ltr?: boolean;
}) {
  const { name, field, most, rows = 1, ltr = false } = props;
  const words = useFieldWords(name, field.inherited);
  const common = {
    label: words.label,
    description: words.description || undefined,
    error: words.error,
    value: field.value ?? '',
    maxLength: most,
    ...(ltr ? { dir: 'ltr' as const, spellCheck: false } : {}),
  };
  const set = (text: string): void => field.set(text === '' ? undefined : text);
  return (
    <FieldPlace name={name}>
      {rows === 1 ? (
        <TextInput {...common} onChange={(event) => set(event.currentTarget.value)} />
      ) : (
        <Textarea {...common} autosize minRows={rows} onChange={(event) => set(event.currentTarget.value)} />
      )}
    </FieldPlace>
  );
}

/** One code of a list. Nothing is chosen until somebody, or the parameter set, chooses. */
export function PickField(props: { name: string; field: FieldOf<string | null>; options: readonly Option[] }) {
  const { name, field, options } = props;
  const words = useFieldWords(name, field.inherited);
  return (
    <FieldPlace name={name}>
      <NativeSelect
        label={words.label}
        description={words.description || undefined}
        error={words.error}
        value={field.value ?? ''}
        data={[{ value: '', label: '—' }, ...options]}
        onChange={(event) => {
          const value = event.currentTarget.value;
          field.set(value === '' ? undefined : value);
        }}
      />
    </FieldPlace>
  );
}
