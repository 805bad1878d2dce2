import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ITEM_TYPES } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../case/item-details.tsx';
import { CaptureFields } from './capture-fields.tsx';
import classes from './draft.module.css';
import { useDraftDesk, useItemField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import { secondsOf } from './seconds-of.ts';
import { PickField, TextField } from './simple-fields.tsx';

/** What belongs to one item alone: where it is, and which part of it is meant. */
export function OwnFields({ timed, shortLink }: { timed: boolean; shortLink: boolean }) {
  const { t } = useTranslation('codes');
  const { draft, verdict, scope } = useDraftDesk();
  const wantsTarget =
    shortLink || (verdict?.report.findings.some(({ field, item }) => field === 'target' && item === scope) ?? false);
  const target = useItemField('target');
  const range = useItemField('timeRange');
  const itemType = useItemField('itemType');
  return (
    <div className={classes.editor}>
      <TextField name="locator" field={useItemField('locator')} most={2048} ltr />
      {draft.items.length > 1 && (
        <PickField
          name="itemType"
          field={itemType}
          options={ITEM_TYPES.map((value) => ({ value, label: t(`itemType.${value}`) }))}
        />
      )}
      {wantsTarget && <TextField name="target" field={target} most={2048} ltr />}
      {(timed || range.value) && <RangeField />}
      <TextField name="quotedPassage" field={useItemField('quotedPassage')} most={300} rows={2} />
      <TextField name="accountHandle" field={useItemField('accountHandle')} most={120} ltr />
      <CaptureFields />
    </div>
  );
}

/** Both ends of the passage, as a player shows them. What is half typed stays in the field. */
function RangeField() {
  const { t } = useTranslation('fields');
  const field = useItemField('timeRange');
  const [from, setFrom] = useState(field.value ? clock(field.value.fromSeconds) : '');
  const [to, setTo] = useState(field.value ? clock(field.value.toSeconds) : '');
  const take = (first: string, last: string): void => {
    const [fromSeconds, toSeconds] = [secondsOf(first), secondsOf(last)];
    field.set(fromSeconds === null || toSeconds === null ? undefined : { fromSeconds, toSeconds });
  };
  return (
    <FieldGroup name="timeRange" inherited={field.inherited}>
      <div className={classes.pair}>
        <TextInput
          label={t('name.timeRange_from')}
          value={from}
          dir="ltr"
          maxLength={10}
          onChange={(event) => {
            setFrom(event.currentTarget.value);
            take(event.currentTarget.value, to);
          }}
        />
        <TextInput
          label={t('name.timeRange_to')}
          value={to}
          dir="ltr"
          maxLength={10}
          onChange={(event) => {
            setTo(event.currentTarget.value);
            take(from, event.currentTarget.value);
          }}
        />
      </div>
    </FieldGroup>
  );
}
