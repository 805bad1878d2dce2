import { LABELS, type Outcome } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseItem, type CaseView, type QueueRowView, useDirectory, useSession } from '../../api/index.ts';
import type { Blocked } from '../../kit/action-button.tsx';
import type { ConfirmEntry } from '../../kit/confirm-list.tsx';
import { Locator } from '../../kit/locator.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import { ConfirmTogether } from '../acting/confirm-together.tsx';
import { blockedBy, firstBlocked } from '../acting/stand.ts';
import { DecisionFields } from './decision-fields.tsx';
import { type DecisionDraft, type DecisionDrafts, lacking, UNDECIDED, wholeDecisions } from './item-decision.ts';
import { OwnReason } from './own-reason.tsx';
import { useDecisionWords } from './use-decision-words.ts';

type Props = { rows: readonly QueueRowView[]; onLeft: (ids: readonly string[]) => void };

/** One touch signs this many: what a person can still read through before it. */
const MOST = 50;

/** What can be done with several referrals of the inbox at once, each signed by itself with the same touch. */
export function InboxTogether(props: Props) {
  return (
    <>
      <AcknowledgeTogether {...props} />
      <DecideTogether {...props} />
    </>
  );
}

function useTooMany(rows: readonly QueueRowView[]): Blocked | undefined {
  const { t } = useTranslation('platform');
  return rows.length > MOST ? { sentence: t('together.most', { count: MOST }) } : undefined;
}

function AcknowledgeTogether({ rows, onLeft }: Props) {
  const { t } = useTranslation('platform');
  const session = useSession();
  const owner = session?.person.id ?? '';
  const tooMany = useTooMany(rows);
  const blocked = rows.every(({ status }) => status === 'DELIVERED')
    ? tooMany
    : { sentence: t('together.onlyDelivered') };
  const count = rows.length;
  return (
    <ConfirmTogether
      ids={rows.map(({ id }) => id)}
      kind="Acknowledge"
      listener="analyst"
      label={t('together.acknowledge', { count })}
      sentence={() => t('together.acknowledgeSay', { count, owner: session?.person.name ?? owner })}
      entriesOf={() => []}
      stepOf={() => ({
        act: { kind: 'Acknowledge', data: { owner, deputy: null } },
        then: { kind: 'StartReview', data: {} },
      })}
      blocked={blocked}
      onDone={onLeft}
    />
  );
}

const openItems = ({ items }: CaseView): readonly CaseItem[] => items.filter(({ state }) => state === 'PENDING');

function DecideTogether({ rows, onLeft }: Props) {
  const { t } = useTranslation('platform');
  const [draft, setDraft] = useState<DecisionDraft>(UNDECIDED);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const session = useSession();
  const card = useDirectory().data?.organisations.find(({ id }) => id === session?.organisation.id)?.card ?? null;
  const draftsOf = (view: CaseView): DecisionDrafts =>
    Object.fromEntries(openItems(view).map(({ id }) => [id, { ...draft, reason: reasons[id] ?? draft.reason }]));
  const entriesOf = useEntries(draftsOf, (id, reason) => setReasons((before) => ({ ...before, [id]: reason })));
  const lack = (views: readonly CaseView[]): Blocked | undefined => {
    const code = [draft, ...views.flatMap((view) => Object.values(draftsOf(view)))].map(lacking).find(Boolean);
    if (!code) return undefined;
    if (code === 'outcome') return { sentence: t('decide.chooseFirst') };
    return code === 'reason' ? { sentence: t('decide.needsReason') } : blockedBy(code, 'analyst');
  };
  const count = rows.length;
  return (
    <ConfirmTogether
      ids={rows.map(({ id }) => id)}
      kind="DecideItems"
      listener="analyst"
      label={t('together.decide', { count })}
      sentence={(views) => t('together.decideSay', { count: views.flatMap(openItems).length, cases: count })}
      entriesOf={entriesOf}
      stepOf={(view) => ({ act: { kind: 'DecideItems', data: { decisions: [...wholeDecisions(draftsOf(view))] } } })}
      blocked={firstBlocked(
        rows.every(({ status }) => status === 'UNDER_REVIEW') ? undefined : { sentence: t('together.onlyReviewed') },
        useTooMany(rows),
      )}
      blockedInside={lack}
      onDone={onLeft}
    >
      <DecisionFields draft={draft} onChange={setDraft} card={card} name={t('together.all')} />
    </ConfirmTogether>
  );
}

/** Each open item with what will be recorded of it, and a reason of its own that can still be changed. */
function useEntries(
  draftsOf: (view: CaseView) => DecisionDrafts,
  onReason: (item: string, reason: string) => void,
): (view: CaseView) => readonly ConfirmEntry[] {
  const { t } = useTranslation('platform');
  const labels = LABELS[useLanguage()];
  const words = useDecisionWords();
  return (view) => {
    const drafts = draftsOf(view);
    return openItems(view).map((item) => {
      const draft = drafts[item.id]!;
      const name = `${view.reference} ${t('item', { number: view.items.indexOf(item) + 1 })}`;
      const recorded = (outcome: Outcome): string => [labels.outcome[outcome], ...words(draft)].join(' · ');
      return {
        key: item.id,
        what: (
          <>
            {t('item', { number: view.items.indexOf(item) + 1 })} <Locator locator={item.content.locator} short />
          </>
        ),
        recorded: draft.outcome === null ? t('decide.undecided') : recorded(draft.outcome),
        reason: draft.outcome !== null && (
          <OwnReason name={name} value={draft.reason} onChange={(reason) => onReason(item.id, reason)} />
        ),
      };
    });
  };
}
