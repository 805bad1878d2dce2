import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindingWords } from '../../../case/gate-rows.ts';
import { useFieldName } from '../../../case/use-field-name.ts';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';

/** What the label, the hint and the finding of a field say. */
export function useFieldWords(name: string, inherited: boolean) {
  const { t, i18n } = useTranslation(['draft', 'fields']);
  const fieldName = useFieldName();
  const words = useFindingWords();
  const { verdict, scope } = useDraftDesk();
  const how = `fields:how.${name}`;
  const finding = verdict?.report.findings.find(
    ({ field, item, code }) =>
      field?.split('.')[0] === name && !QUIET.has(code) && (scope === null || item === null || item === scope),
  );
  return {
    label: fieldName(name),
    description: [
      inherited && t(name === 'exemptions' ? 'draft:offered' : 'draft:inherited'),
      i18n.exists(how) && t(how as 'fields:how.title'),
    ]
      .filter(Boolean)
      .join(' '),
    error: finding && words(finding),
  };
}

/** What is only missing is listed beside the form; a field that nobody has reached yet is not scolded. */
const QUIET: ReadonlySet<string> = new Set([
  'G1_INCOMPLETE',
  'G2_OFFENCE_MISSING',
  'G4_UNASSESSED',
  'G5_NO_ALTERNATIVE',
  'G3_VAGUE',
  'G5_CRIMINAL_ROUTE',
]);

/** Where a jump from a finding lands: `field-` and the field's name. */
export const FieldPlace = ({ name, children }: { name: string; children: ReactNode }) => (
  <div id={`field-${name}`} className={classes.field}>
    {children}
  </div>
);

/** A field of several parts under one name. */
export function FieldGroup({ name, inherited, children }: { name: string; inherited: boolean; children: ReactNode }) {
  const words = useFieldWords(name, inherited);
  return (
    <fieldset id={`field-${name}`} className={classes.group}>
      <legend className={classes.legend}>{words.label}</legend>
      {words.description && <p className={classes.hint}>{words.description}</p>}
      {children}
      {words.error && <p className={classes.error}>{words.error}</p>}
    </fieldset>
  );
}

/** Focuses the first control of a field, wherever it stands on the page. */
export function focusField(name: string): void {
  const parts = name.split('.');
  const ids = parts[0] === 'exemptions' ? [`exemption-${parts[1]}`, 'field-exemptions'] : [`field-${parts[0]}`];
  const place = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
  place?.closest('details')?.setAttribute('open', '');
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
}
