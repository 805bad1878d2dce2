import { Textarea, TextInput } from '@mantine/core';
import type { Territory } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../case/use-words.ts';
import { Choice } from '../../../kit/choice.tsx';
import classes from './draft.module.css';
import { useHeaderField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';

const codesOf = (text: string): string[] => [...new Set(text.toUpperCase().match(/\b[A-Z]{2}\b/gu) ?? [])];

/** Where it shall hold: named states, or everywhere with a reason, which calls lock 2. */
export function TerritoryField() {
  const { t } = useTranslation(['draft', 'fields']);
  const words = useWords();
  const field = useHeaderField('territory');
  const { value } = field;
  const [typed, setTyped] = useState<string | null>(null);
  const states = typed ?? (value?.kind === 'states' ? value.states.join(', ') : '');
  const set = (next: Territory | undefined): void => field.set(next);
  return (
    <FieldGroup name="territory" inherited={field.inherited}>
      <Choice
        label={t('fields:name.territory')}
        value={value?.kind ?? null}
        options={[
          { value: 'states', label: t('draft:ask.states') },
          { value: 'global', label: t('draft:ask.everywhere') },
        ]}
        onChange={(kind) => set(kind === 'global' ? { kind, reason: '' } : { kind, states: codesOf(states) })}
      />
      {value?.kind === 'global' ? (
        <Textarea
          mt="xs"
          label={t('fields:name.territory_reason')}
          value={value.reason}
          maxLength={600}
          autosize
          onChange={(event) => set({ kind: 'global', reason: event.currentTarget.value })}
        />
      ) : (
        <>
          <TextInput
            mt="xs"
            aria-label={t('draft:ask.states')}
            value={states}
            dir="ltr"
            maxLength={240}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setTyped(text);
              const codes = codesOf(text);
              set(codes.length === 0 ? undefined : { kind: 'states', states: codes });
            }}
          />
          {value && <p className={classes.hint}>{words.territory(value)}</p>}
        </>
      )}
    </FieldGroup>
  );
}
