import { Checkbox, TextInput } from '@mantine/core';
import { isAct, LABELS, type Outcome, type Territory } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Locator } from '../../kit/locator.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useLanguage, useSaying } from '../../kit/use-saying.ts';
import { ActPanel, Acts, Inline } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { fromLocalField, toLocalField } from '../acting/local-time.ts';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import classes from './platform.module.css';

const awaitsEffect = ({ state, decision }: CaseItem): boolean =>
  state === 'DECIDED' && decision !== null && isAct(decision.outcome as Outcome);
const statesOf = (text: string): string[] => [...new Set(text.toUpperCase().match(/\b[A-Z]{2}\b/gu) ?? [])];

/** Decided is not yet done (R022): when and where each action took hold. */
export function EffectPanel({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const say = useSaying();
  const labels = LABELS[useLanguage()];
  const now = useNow();
  const waiting = view.items.filter(awaitsEffect);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [at, setAt] = useState(() => toLocalField(now));
  const { territory: asked } = view.header;
  const [states, setStates] = useState(asked?.kind === 'states' ? asked.states.join(', ') : '');
  const [everywhere, setEverywhere] = useState(asked?.kind === 'global');
  const instant = fromLocalField(at);
  const chosen = waiting.filter(({ id }) => !left.includes(id));
  const missing = useMissing()({
    [t('effect.items')]: chosen.length > 0,
    [t('effect.at')]: instant !== null,
    [t('effect.where')]: everywhere || statesOf(states).length > 0,
  });
  const territory: Territory = everywhere
    ? { kind: 'global', reason: t('effect.everywhereReason') }
    : { kind: 'states', states: statesOf(states) };
  const where = everywhere ? t('effect.everywhere') : statesOf(states).join(', ');
  const numberOf = (item: CaseItem): string => t('item', { number: view.items.indexOf(item) + 1 });
  if (waiting.length === 0) {
    return (
      <ActPanel title={t('effect.title')}>
        <p className={classes.quiet}>{t('effect.none')}</p>
      </ActPanel>
    );
  }
  return (
    <ActPanel title={t('effect.title')} say={t('effect.lead')}>
      <Waiting {...{ waiting, left, setLeft, numberOf }} />
      <WhenWhere {...{ at, setAt, states, setStates, everywhere, setEverywhere }} />
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          label={t('effect.label', { count: chosen.length })}
          sentence={t('effect.sentence')}
          entries={chosen.map((item) => ({
            key: item.id,
            what: (
              <>
                {numberOf(item)} <Locator locator={item.content.locator} short />
              </>
            ),
            recorded: `${labels.outcome[item.decision!.outcome as Outcome]} · ${where} · ${instant ? say.moment(Date.parse(instant)) : ''}`,
          }))}
          blocked={firstBlocked(stand(view, 'RecordEffect', 'analyst').blocked, missing)}
          acts={() => [
            { kind: 'RecordEffect', data: { itemIds: chosen.map(({ id }) => id), effectiveAt: instant!, territory } },
          ]}
        />
      </Acts>
    </ActPanel>
  );
}

type WaitingProps = {
  waiting: readonly CaseItem[];
  left: readonly string[];
  setLeft: (ids: readonly string[]) => void;
  numberOf: (item: CaseItem) => string;
};

/** The items whose action has yet to take hold; all of them unless some are left for later. */
function Waiting({ waiting, left, setLeft, numberOf }: WaitingProps) {
  const labels = LABELS[useLanguage()];
  return (
    <div className={classes.checks}>
      {waiting.map((item) => (
        <Checkbox
          key={item.id}
          checked={!left.includes(item.id)}
          aria-label={numberOf(item)}
          label={
            <>
              {numberOf(item)} · {labels.outcome[item.decision!.outcome as Outcome]}{' '}
              <Locator locator={item.content.locator} />
            </>
          }
          onChange={(event) =>
            setLeft(event.currentTarget.checked ? left.filter((id) => id !== item.id) : [...left, item.id])
          }
        />
      ))}
    </div>
  );
}

type WhenWhereProps = {
  at: string;
  setAt: (at: string) => void;
  states: string;
  setStates: (states: string) => void;
  everywhere: boolean;
  setEverywhere: (everywhere: boolean) => void;
};

function WhenWhere({ at, setAt, states, setStates, everywhere, setEverywhere }: WhenWhereProps) {
  const { t } = useTranslation('platform');
  const now = useNow();
  return (
    <Inline>
      <TextInput
        type="datetime-local"
        label={t('effect.at')}
        value={at}
        max={toLocalField(now)}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <TextInput
        label={t('effect.states')}
        value={states}
        disabled={everywhere}
        onChange={(event) => setStates(event.currentTarget.value)}
        placeholder="DE, FR"
      />
      <Checkbox
        label={t('effect.everywhere')}
        checked={everywhere}
        onChange={(event) => setEverywhere(event.currentTarget.checked)}
        mb="xs"
      />
    </Inline>
  );
}
