import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { MAX_REACH, type ItemDraft } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { instantOf, localMoment } from '../../../case/panels/unit/dialog-fields.tsx';
import { useWords } from '../../../case/use-words.ts';
import classes from './draft.module.css';
import { useDraftDesk, useItemField, type FieldOf } from './draft-context.ts';
import { FieldGroup, FieldPlace, useFieldWords } from './field-box.tsx';
import { Fold } from './fold.tsx';
import { TextField } from './simple-fields.tsx';

/** How one item was captured, how far it reached, and what it says in another language (C3). */
export function CaptureFields() {
  const { t } = useTranslation('draft');
  const capturedAt = useItemField('capturedAt');
  const [file, picture] = [useItemField('contentDigest'), useItemField('perceptualHash')];
  const screenshot = useItemField('screenshotDigest');
  const [reach, translation] = [useItemField('reach'), useItemField('translation')];
  const filled = [capturedAt, file, picture, screenshot, reach, translation].some(({ value }) => Boolean(value));
  return (
    <Fold title={t('fold.capture')} filled={filled}>
      <MomentField field={capturedAt} />
      <TextField name="contentDigest" field={inLowerCase(file)} most={64} ltr />
      <TextField name="perceptualHash" field={inLowerCase(picture)} most={64} ltr />
      <TextField name="screenshotDigest" field={inLowerCase(screenshot)} most={64} ltr />
      <ReachField />
      <TranslationField />
    </Fold>
  );
}

/** Tools write digests in either case; the protocol has one spelling. */
const inLowerCase = (field: FieldOf<string | null>): FieldOf<string | null> => ({
  ...field,
  set: (text) => field.set(text?.trim().toLowerCase() || undefined),
});

const localOf = (instant: string | null | undefined): string => (instant ? localMoment(Date.parse(instant)) : '');

function MomentField({ field }: { field: FieldOf<string | null> }) {
  const words = useFieldWords('capturedAt', field.inherited);
  return (
    <FieldPlace name="capturedAt">
      <TextInput
        type="datetime-local"
        label={words.label}
        description={words.description || undefined}
        error={words.error}
        value={localOf(field.value)}
        onChange={(event) => field.set(instantOf(event.currentTarget.value) ?? undefined)}
      />
    </FieldPlace>
  );
}

type Whole<F extends 'reach' | 'translation'> = NonNullable<ItemDraft[F]>;
type Part<F extends 'reach' | 'translation'> = { [K in keyof Whole<F>]?: Whole<F>[K] | undefined };

/** A field of parts is there as soon as one of them is, and gone with the last. */
function usePart<F extends 'reach' | 'translation'>(name: F) {
  const field = useItemField(name);
  const value: Part<F> = field.value ?? {};
  const change = (part: Part<F>): void => {
    const next = { ...value, ...part };
    const there = Object.values(next).some((each) => each !== undefined && each !== '');
    field.set(there ? (next as Exclude<ItemDraft[F], undefined>) : undefined);
  };
  return { value, change, inherited: field.inherited };
}

function ReachField() {
  const { t } = useTranslation('fields');
  const { value, change, inherited } = usePart('reach');
  return (
    <FieldGroup name="reach" inherited={inherited}>
      <div className={classes.pair}>
        <NumberInput
          label={t('name.reach_estimate')}
          value={value.estimate ?? ''}
          min={0}
          max={MAX_REACH}
          hideControls
          allowDecimal={false}
          thousandSeparator=" "
          onChange={(estimate) => change({ estimate: typeof estimate === 'number' ? estimate : undefined })}
        />
        <TextInput
          type="datetime-local"
          label={t('name.reach_countedAt')}
          value={localOf(value.countedAt)}
          onChange={(event) => change({ countedAt: instantOf(event.currentTarget.value) ?? undefined })}
        />
      </div>
      <TextInput
        mt="0.5rem"
        label={t('name.reach_how')}
        value={value.how ?? ''}
        maxLength={200}
        onChange={(event) => change({ how: event.currentTarget.value })}
      />
    </FieldGroup>
  );
}

function TranslationField() {
  const { t } = useTranslation('fields');
  const words = useWords();
  const { card } = useDraftDesk();
  const { value, change, inherited } = usePart('translation');
  const languages = [...new Set([...(card?.languages ?? []), 'en', ...(value.language ? [value.language] : [])])];
  return (
    <FieldGroup name="translation" inherited={inherited}>
      <NativeSelect
        label={t('name.translation_language')}
        value={value.language ?? ''}
        data={[{ value: '', label: '—' }, ...languages.map((code) => ({ value: code, label: words.language(code) }))]}
        onChange={(event) => change({ language: event.currentTarget.value || undefined })}
      />
      <Textarea
        mt="0.5rem"
        label={t('name.translation_text')}
        value={value.text ?? ''}
        maxLength={2000}
        autosize
        minRows={3}
        dir="auto"
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    </FieldGroup>
  );
}
