import { NativeSelect, Textarea } from '@mantine/core';
import { CLAIM_LABELS, type ItemDraft } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import { useItemField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import { useLanding } from './use-landing.ts';

type Claim = NonNullable<ItemDraft['claims']>[number];
const MOST = 10;

/** What is claimed, each claim labelled fact, assessment or intuition (R012). */
export function ClaimsField() {
  const { t } = useTranslation(['draft', 'codes', 'fields']);
  const field = useItemField('claims');
  const land = useLanding('claims');
  const claims: readonly Claim[] = field.value && field.value.length > 0 ? field.value : [{ label: 'FACT', text: '' }];
  const set = (next: readonly Claim[]): void =>
    field.set(next.every(({ text }) => text === '') ? undefined : [...next]);
  const change = (index: number, part: Partial<Claim>): void =>
    set(claims.map((claim, each) => (each === index ? { ...claim, ...part } : claim)));
  return (
    <FieldGroup name="claims" inherited={field.inherited}>
      {claims.map((claim, index) => (
        <div key={index} className={classes.claim}>
          <NativeSelect
            data-lands="claims"
            aria-label={t('draft:claim.label', { number: index + 1 })}
            value={claim.label}
            data={CLAIM_LABELS.map((value) => ({ value, label: t(`codes:claim.${value}`) }))}
            onChange={(event) => change(index, { label: event.currentTarget.value as Claim['label'] })}
          />
          <Textarea
            aria-label={t('draft:claim.text', { number: index + 1 })}
            value={claim.text}
            maxLength={400}
            autosize
            minRows={1}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
          />
          {claims.length > 1 && (
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                land(index);
                set(claims.filter((_, each) => each !== index));
              }}
            >
              {t('draft:row.remove')} <span className="visually-hidden">{index + 1}</span>
            </button>
          )}
        </div>
      ))}
      {claims.length < MOST && claims.at(-1)?.text !== '' && (
        <button
          type="button"
          className={classes.link}
          onClick={() => {
            land(claims.length);
            set([...claims, { label: 'ASSESSMENT', text: '' }]);
          }}
        >
          {t('draft:claim.add')}
        </button>
      )}
    </FieldGroup>
  );
}
