import { NativeSelect, Textarea } from '@mantine/core';
import {
  ACT_OUTCOMES,
  EXEMPTIONS,
  LABELS,
  OTHER_OUTCOMES,
  REDIRECT_TEAMS,
  type CapabilityCard,
  type ItemDraft,
  type Outcome,
} from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../kit/use-saying.ts';
import { needsExemption, needsGround, needsTeam, withOutcome, type DecisionDraft } from './item-decision.ts';
import classes from './platform.module.css';

export type DecisionFieldsProps = {
  draft: DecisionDraft;
  onChange: (draft: DecisionDraft) => void;
  card: CapabilityCard | null;
  /** The item's own, so that the clause it cites is offered; none for many at once. */
  cited?: ItemDraft['clause'];
  /** Which item this is, for assistive technology. */
  name: string;
};

/** Outcome first; then only what that outcome asks for; always a reason. */
export function DecisionFields({ draft, onChange, card, cited, name }: DecisionFieldsProps) {
  const { t } = useTranslation('platform');
  const labels = LABELS[useLanguage()];
  const option = (value: Outcome) => ({ value, label: labels.outcome[value] });
  const set = (part: Partial<DecisionDraft>): void => onChange({ ...draft, ...part });
  return (
    <div className={classes.decision}>
      <NativeSelect
        aria-label={t('decide.outcomeOf', { name })}
        value={draft.outcome ?? ''}
        data={[
          { value: '', label: t('decide.undecided') },
          { group: t('decide.acts'), items: ACT_OUTCOMES.map(option) },
          { group: t('decide.others'), items: OTHER_OUTCOMES.map(option) },
        ]}
        onChange={(event) =>
          onChange(withOutcome(draft, (event.currentTarget.value || null) as Outcome | null, cited, card))
        }
      />
      {draft.outcome && (
        <>
          <Extras draft={draft} set={set} card={card} name={name} />
          <Textarea
            aria-label={t('decide.reasonOf', { name })}
            placeholder={t('decide.reason')}
            value={draft.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            maxLength={1000}
            autosize
            minRows={1}
          />
        </>
      )}
    </div>
  );
}

type ExtrasProps = Pick<DecisionFieldsProps, 'draft' | 'card' | 'name'> & {
  set: (part: Partial<DecisionDraft>) => void;
};

function Extras({ draft, set, card, name }: ExtrasProps) {
  const { t } = useTranslation(['platform', 'states']);
  const choose = { value: '', label: t('platform:decide.choose') };
  const { outcome, ground, clause, exemption, redirectTo } = draft;
  if (!needsGround(outcome) && !needsExemption(outcome) && !needsTeam(outcome)) return null;
  return (
    <div className={classes.row}>
      {needsGround(outcome) && (
        <NativeSelect
          aria-label={t('platform:decide.groundOf', { name })}
          value={ground ?? ''}
          data={[
            { value: '', label: t('platform:decide.ground') },
            { value: 'TERMS', label: t('platform:decide.TERMS') },
            { value: 'LAW', label: t('platform:decide.LAW') },
          ]}
          onChange={(event) => {
            const next = (event.currentTarget.value || null) as DecisionDraft['ground'];
            set({ ground: next, clause: next === 'TERMS' ? clause : null });
          }}
        />
      )}
      {ground === 'TERMS' && (
        <NativeSelect
          aria-label={t('platform:decide.clauseOf', { name })}
          value={clause ?? ''}
          data={[
            { value: '', label: t('platform:decide.clause') },
            ...(card?.clauses ?? []).map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
          ]}
          onChange={(event) => set({ clause: event.currentTarget.value || null })}
        />
      )}
      {needsExemption(outcome) && (
        <NativeSelect
          aria-label={t('platform:decide.exemptionOf', { name })}
          value={exemption ?? ''}
          data={[choose, ...EXEMPTIONS.map((value) => ({ value, label: t(`states:exemption.${value}`) }))]}
          onChange={(event) => set({ exemption: (event.currentTarget.value || null) as DecisionDraft['exemption'] })}
        />
      )}
      {needsTeam(outcome) && (
        <NativeSelect
          aria-label={t('platform:decide.teamOf', { name })}
          value={redirectTo ?? ''}
          data={[choose, ...REDIRECT_TEAMS.map((value) => ({ value, label: t(`platform:team.${value}`) }))]}
          onChange={(event) => set({ redirectTo: (event.currentTarget.value || null) as DecisionDraft['redirectTo'] })}
        />
      )}
    </div>
  );
}
