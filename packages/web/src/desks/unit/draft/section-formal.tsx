import { Checkbox } from '@mantine/core';
import { INVESTIGATIVE_STATUS, RELEASABILITY, WHY_NOT_CRIMINAL, WHY_NOT_STATUTORY } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import { useDraftDesk, useHeaderField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import { LanguageField } from './language-field.tsx';
import { LinksFields } from './links-fields.tsx';
import { ReasonedField } from './reasoned-field.tsx';
import { Section } from './section.tsx';
import { YesNoField } from './several-fields.tsx';
import { PickField, TextField } from './simple-fields.tsx';
import { SourceGradeField } from './source-grade-field.tsx';

/** Formalities: most of them come from the parameter set and are only read. */
export function SectionFormal() {
  const { t } = useTranslation(['draft', 'codes', 'fields']);
  const { given } = useDraftDesk();
  const identified = useHeaderField('personIdentified');
  const goodFaith = useHeaderField('goodFaith');
  const criminal = useHeaderField('whyNotCriminal');
  const powers = given.set?.powers ?? [];
  return (
    <Section name="formal">
      <div className={classes.pair}>
        <PickField
          name="legalPower"
          field={useHeaderField('legalPower')}
          options={powers.map(({ code, citation }) => ({ value: code, label: `${code} · ${citation}` }))}
        />
        <LanguageField />
      </div>
      <ReasonedField
        name="whyNotStatutory"
        field={useHeaderField('whyNotStatutory')}
        options={WHY_NOT_STATUTORY.map((value) => ({ value, label: t(`codes:whyNotStatutory.${value}`) }))}
      />
      <div className={classes.pair}>
        <YesNoField name="personIdentified" field={identified} />
        <PickField
          name="investigativeStatus"
          field={useHeaderField('investigativeStatus')}
          options={INVESTIGATIVE_STATUS.map((value) => ({ value, label: t(`codes:investigative.${value}`) }))}
        />
      </div>
      {identified.value === true && (
        <ReasonedField
          name="whyNotCriminal"
          field={{ ...criminal, value: criminal.value ?? undefined }}
          options={WHY_NOT_CRIMINAL.map((value) => ({ value, label: t(`codes:whyNotCriminal.${value}`) }))}
        />
      )}
      <div className={classes.pair}>
        <PickField
          name="releasability"
          field={useHeaderField('releasability')}
          options={RELEASABILITY.map((value) => ({ value, label: t(`codes:releasability.${value}`) }))}
        />
        <SourceGradeField />
        <YesNoField name="fromComplaint" field={useHeaderField('fromComplaint')} />
        <TextField name="relay" field={useHeaderField('relay')} most={120} />
      </div>
      <LinksFields />
      <FieldGroup name="goodFaith" inherited={false}>
        <Checkbox
          label={t('draft:goodFaith')}
          checked={goodFaith.value === true}
          onChange={(event) => goodFaith.set(event.currentTarget.checked ? true : undefined)}
        />
      </FieldGroup>
    </Section>
  );
}
