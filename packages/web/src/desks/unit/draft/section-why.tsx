import { CONTENT_TYPES, HARM_PATHWAYS, IDEOLOGIES } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { ClaimsField } from './claims-field.tsx';
import classes from './draft.module.css';
import { useDraftDesk, useItemField } from './draft-context.ts';
import { OffenceField } from './offence-field.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { Section } from './section.tsx';
import { PicksField } from './several-fields.tsx';
import { PickField, TextField } from './simple-fields.tsx';

/** Why it is terrorism: category, offence, harm, and the claims it rests on, each with its label. */
export function SectionWhy() {
  const { t } = useTranslation(['draft', 'codes']);
  const { given, card } = useDraftDesk();
  const types = useItemField('contentTypes');
  const danger = useItemField('dangerStatement');
  const entity = useItemField('designatedEntity');
  const basis = useItemField('attributionBasis');
  const allowed = CONTENT_TYPES.filter(
    (code) =>
      !given.set || given.set.categories.includes(code) || types.value?.includes(code) || NOT_ALLOWED.includes(code),
  );
  const groups = given.set?.designatedEntities.filter(({ delistedAt }) => delistedAt === null) ?? [];
  return (
    <Section name="why">
      <ScopeBar />
      <PicksField
        name="contentTypes"
        field={types}
        options={allowed.map((value) => ({ value, label: t(`codes:contentType.${value}`) }))}
      />
      <OffenceField />
      {types.value?.includes('TCO_A_INCITE') && <TextField name="dangerStatement" field={danger} most={600} rows={2} />}
      <PicksField
        name="harmPathways"
        field={useItemField('harmPathways')}
        options={HARM_PATHWAYS.map((value) => ({ value, label: t(`codes:harm.${value}`) }))}
      />
      <TextField name="harmText" field={useItemField('harmText')} most={600} rows={2} />
      <ClaimsField />
      <div className={classes.pair}>
        <PickField
          name="ideology"
          field={useItemField('ideology')}
          options={IDEOLOGIES.map((value) => ({ value, label: t(`codes:ideology.${value}`) }))}
        />
        <PickField
          name="clause"
          field={useItemField('clause')}
          options={(card?.clauses ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` }))}
        />
        <PickField
          name="designatedEntity"
          field={entity}
          options={groups.map(({ id, name, list }) => ({ value: id, label: `${name} · ${list}` }))}
        />
        {entity.value && <TextField name="attributionBasis" field={basis} most={400} rows={2} />}
      </div>
      <TextField name="family" field={useItemField('family')} most={64} ltr />
    </Section>
  );
}

/** Offered although they stop the draft: an officer must be able to say what it is, and the complainant gets a letter. */
const NOT_ALLOWED = ['HATE', 'HARASSMENT', 'OFFENSIVE'] as const satisfies readonly string[] as readonly string[];
