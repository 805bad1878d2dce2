import { SENSITIVE_CATEGORIES, type ItemDraft } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../kit/choice.tsx';
import { ExemptionGrid } from '../../../kit/exemption-grid.tsx';
import { useItemField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { Section } from './section.tsx';
import { PickField } from './simple-fields.tsx';

const VALUES = ['NONE', 'SOME', 'HIGH'] as const;
const WAYS = ['KEEP', 'LABEL', 'INTERSTITIAL', 'AGE_GATE', 'ARCHIVE_TRANSFER'] as const;

/** Whether it must stay: the six exemptions with their evidence, sensitivity, and what it is worth as knowledge. */
export function SectionExempt() {
  const { t } = useTranslation(['draft', 'codes', 'fields']);
  const exemptions = useItemField('exemptions');
  const awareness = useItemField('awareness');
  const preferred = {
    value: awareness.value?.preferred ?? undefined,
    set: (way: (typeof WAYS)[number] | undefined) =>
      awareness.set({ value: awareness.value?.value ?? 'HIGH', preferred: way ?? null }),
    inherited: awareness.inherited,
  };
  return (
    <Section name="exempt">
      <ScopeBar />
      <FieldGroup name="exemptions" inherited={exemptions.inherited}>
        <ExemptionGrid
          value={exemptions.value ?? {}}
          onChange={(value) => exemptions.set(value as ItemDraft['exemptions'])}
        />
      </FieldGroup>
      <PickField
        name="sensitiveCategory"
        field={useItemField('sensitiveCategory')}
        options={SENSITIVE_CATEGORIES.map((value) => ({ value, label: t(`codes:sensitive.${value}`) }))}
      />
      <FieldGroup name="awareness" inherited={awareness.inherited}>
        <Choice
          label={t('fields:name.awareness')}
          value={awareness.value?.value ?? null}
          options={VALUES.map((value) => ({ value, label: t(`codes:awareness.${value}`) }))}
          onChange={(value) => awareness.set({ value, preferred: awareness.value?.preferred ?? null })}
        />
      </FieldGroup>
      {awareness.value && awareness.value.value !== 'NONE' && (
        <PickField
          name="awareness_preferred"
          field={preferred}
          options={WAYS.map((value) => ({ value, label: t(`codes:keep.${value}`) }))}
        />
      )}
    </Section>
  );
}
