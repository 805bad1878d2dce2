import { NumberInput } from '@mantine/core';
import { ACTIONS, PRIORITIES } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../case/use-words.ts';
import { AlternativesField } from './alternatives-field.tsx';
import classes from './draft.module.css';
import { useDraftDesk, useHeaderField } from './draft-context.ts';
import { FieldPlace, useFieldWords } from './field-box.tsx';
import { Section } from './section.tsx';
import { PickField, TextField } from './simple-fields.tsx';
import { TerritoryField } from './territory-field.tsx';

/** What we ask: the gentlest step, where, for how long, and the gist that could be published. */
export function SectionAsk() {
  const { t } = useTranslation('draft');
  const words = useWords();
  const { card } = useDraftDesk();
  const hours = useHeaderField('usefulForHours');
  const hoursWords = useFieldWords('usefulForHours', hours.inherited);
  const actions = ACTIONS.map((value) => {
    const offered = card?.actions[value];
    const note =
      card && offered !== 'ON_POLICY'
        ? ` (${t(offered === 'LEGAL_PROCESS_ONLY' ? 'ask.legalOnly' : 'ask.notOffered')})`
        : '';
    return { value, label: words.action(value) + note };
  });
  return (
    <Section name="ask">
      <div className={classes.pair}>
        <PickField name="requestedAction" field={useHeaderField('requestedAction')} options={actions} />
        <PickField
          name="priority"
          field={useHeaderField('priority')}
          options={PRIORITIES.map((value) => ({ value, label: words.priority(value) }))}
        />
      </div>
      <AlternativesField />
      <div className={classes.pair}>
        <TerritoryField />
        <FieldPlace name="usefulForHours">
          <NumberInput
            label={hoursWords.label}
            description={hoursWords.description || undefined}
            error={hoursWords.error}
            value={hours.value ?? ''}
            min={1}
            max={720}
            hideControls
            allowDecimal={false}
            onChange={(value) => hours.set(typeof value === 'number' ? value : undefined)}
          />
        </FieldPlace>
      </div>
      <TextField name="publicGist" field={useHeaderField('publicGist')} most={600} rows={3} />
    </Section>
  );
}
