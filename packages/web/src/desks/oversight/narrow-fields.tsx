import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { LABELS, type Action, type Territory } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import { Locator } from '../../kit/locator.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import { fewerStates, gentlerThan, type Narrowing } from './narrowing.ts';
import classes from './oversight.module.css';

type Props = { view: CaseView; narrowing: Narrowing; onChange: (narrowing: Narrowing) => void };

/** What a reviewer may take away (D2): items, intrusiveness, states, time. Nothing here can add. */
export function NarrowFields({ view, narrowing, onChange }: Props) {
  const { t } = useTranslation('oversight');
  const labels = LABELS[useLanguage()];
  const { requestedAction, territory, usefulForHours } = view.header;
  const gentler = gentlerThan(requestedAction);
  const change = (part: Partial<Narrowing>): void => onChange({ ...narrowing, ...part });
  return (
    <div className={classes.pair}>
      <Items view={view} narrowing={narrowing} onChange={onChange} />
      <div>
        {gentler.length > 0 && (
          <NativeSelect
            label={t('narrow.action')}
            value={narrowing.requestedAction ?? ''}
            data={[
              {
                value: '',
                label: t('narrow.unchanged', { what: requestedAction ? labels.action[requestedAction] : '' }),
              },
              ...[...gentler].reverse().map((action) => ({ value: action, label: labels.action[action] })),
            ]}
            onChange={(event) => change({ requestedAction: (event.currentTarget.value || null) as Action | null })}
            mb="sm"
          />
        )}
        <States territory={territory} onChange={(kept) => change({ territory: kept })} />
        {usefulForHours !== undefined && usefulForHours > 1 && (
          <NumberInput
            label={t('narrow.hours', { hours: usefulForHours })}
            value={narrowing.usefulForHours ?? ''}
            placeholder={String(usefulForHours)}
            min={1}
            max={usefulForHours - 1}
            clampBehavior="strict"
            allowDecimal={false}
            onChange={(value) => change({ usefulForHours: typeof value === 'number' && value >= 1 ? value : null })}
            mt="sm"
          />
        )}
      </div>
    </div>
  );
}

function Items({ view, narrowing, onChange }: Props) {
  const { t } = useTranslation('oversight');
  const live = view.items.filter(({ state }) => state !== 'STOPPED' && state !== 'NARROWED_OUT');
  const removed = new Set(narrowing.removeItems);
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('narrow.items')}</legend>
      <div className={classes.checks}>
        {live.map((item, index) => (
          <Checkbox
            key={item.id}
            checked={!removed.has(item.id)}
            label={<Locator locator={item.content.locator} />}
            aria-label={t('narrow.keepItem', { number: index + 1 })}
            onChange={(event) => {
              const next = new Set(removed);
              if (event.currentTarget.checked) next.delete(item.id);
              else next.add(item.id);
              onChange({ ...narrowing, removeItems: [...next] });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function States({
  territory,
  onChange,
}: {
  territory: Territory | undefined;
  onChange: (kept: Territory | null) => void;
}) {
  const { t } = useTranslation('oversight');
  const [kept, setKept] = useState<readonly string[]>(territory?.kind === 'states' ? territory.states : []);
  const take = (states: readonly string[]): void => {
    setKept(states);
    onChange(fewerStates(territory, states));
  };
  if (territory?.kind === 'global') {
    return (
      <TextInput
        label={t('narrow.statesInstead')}
        placeholder="DE, FR"
        onChange={(event) => take(event.currentTarget.value.toUpperCase().match(/\b[A-Z]{2}\b/gu) ?? [])}
      />
    );
  }
  if (territory?.kind !== 'states' || territory.states.length < 2) return null;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('narrow.states')}</legend>
      <div className={classes.choices}>
        {territory.states.map((state) => (
          <Checkbox
            key={state}
            label={state}
            checked={kept.includes(state)}
            onChange={(event) =>
              take(
                territory.states.filter((each) => (each === state ? event.currentTarget.checked : kept.includes(each))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
