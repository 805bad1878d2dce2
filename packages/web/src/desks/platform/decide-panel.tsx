import { LABELS } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Locator } from '../../kit/locator.tsx';
import { QueueTable } from '../../kit/queue-table.tsx';
import { NOTHING_SELECTED } from '../../kit/selection.ts';
import { useLanguage } from '../../kit/use-saying.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { BulkDecision } from './bulk-decision.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { DecisionItem } from './decision-item.tsx';
import {
  begunDecisions,
  lacking,
  UNDECIDED,
  wholeDecisions,
  type DecisionDraft,
  type DecisionDrafts,
} from './item-decision.ts';
import { useDecisionWords } from './use-decision-words.ts';
import { useOwnDesk } from './use-own-desk.ts';

/** Each item is decided in its row; many at once are set together and keep a reason each (screens.md). */
export function DecidePanel({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const { card } = useOwnDesk(view);
  const [drafts, setDrafts] = useState<DecisionDrafts>({});
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const open = view.items.filter(({ state }) => state === 'PENDING');
  const numbers = new Map(view.items.map(({ id }, index) => [id, index + 1]));
  const nameOf = (item: CaseItem): string => t('item', { number: numbers.get(item.id) ?? 0 });
  const change = (ids: readonly string[], draft: (item: string) => DecisionDraft): void =>
    setDrafts((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, draft(id)])) }));
  return (
    <ActPanel title={t('decide.title')} say={t('decide.lead')}>
      <QueueTable
        label={t('decide.title')}
        rows={open}
        rowKey={({ id }) => id}
        rowLabel={nameOf}
        columns={[
          {
            id: 'item',
            header: t('decide.item'),
            width: 'minmax(12rem, 1.1fr)',
            card: 'title',
            cell: (item) => <DecisionItem item={item} />,
          },
          {
            id: 'decision',
            header: t('decide.decision'),
            width: 'minmax(15rem, 1fr)',
            card: 'line',
            cell: (item) => (
              <div onClick={(event) => event.stopPropagation()} role="presentation" data-decide={item.id}>
                <DecisionFields
                  draft={drafts[item.id] ?? UNDECIDED}
                  onChange={(draft) => change([item.id], () => draft)}
                  card={card}
                  cited={item.content.clause}
                  name={nameOf(item)}
                />
              </div>
            ),
          },
        ]}
        onOpen={focusOutcome}
        selection={selection}
        onSelection={setSelection}
        bulk={
          <BulkDecision
            items={open.filter(({ id }) => selection.keys.has(id))}
            card={card}
            onSet={(draft) => {
              change([...selection.keys], (id) => ({ ...draft, reason: draft.reason || (drafts[id]?.reason ?? '') }));
              setSelection(NOTHING_SELECTED);
            }}
          />
        }
        empty={<EmptyState title={t('decide.none')}>{t('decide.noneHow')}</EmptyState>}
      />
      <Record view={view} open={open} drafts={drafts} nameOf={nameOf} />
    </ActPanel>
  );
}

const focusOutcome = ({ id }: CaseItem): void =>
  document.querySelector<HTMLElement>(`[data-decide="${CSS.escape(id)}"] select`)?.focus();

type RecordProps = CasePanelProps & {
  open: readonly CaseItem[];
  drafts: DecisionDrafts;
  nameOf: (item: CaseItem) => string;
};

function Record({ view, open, drafts, nameOf }: RecordProps) {
  const { t } = useTranslation('platform');
  const labels = LABELS[useLanguage()];
  const words = useDecisionWords();
  const mine = Object.fromEntries(Object.entries(drafts).filter(([id]) => open.some((item) => item.id === id)));
  const decisions = wholeDecisions(mine);
  const begun = begunDecisions(mine);
  const lack = Object.values(mine)
    .map(lacking)
    .find((code) => code !== null && code !== 'outcome');
  const none =
    lack && lack !== 'reason'
      ? blockedBy(lack, 'analyst')
      : { sentence: t(lack ? 'decide.needsReason' : 'decide.chooseFirst') };
  const left = open.length - decisions.length;
  return (
    <>
      {begun > 0 && decisions.length > 0 && <p role="status">{t('decide.begun', { count: begun })}</p>}
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          shortcut="d"
          label={t('decide.label', { count: decisions.length })}
          sentence={
            left === 0 ? t('decide.sentenceAll', { unit: view.unit.name }) : t('decide.sentenceSome', { count: left })
          }
          entries={decisions.map((decision) => {
            const item = open.find(({ id }) => id === decision.itemId)!;
            return {
              key: decision.itemId,
              what: (
                <>
                  {nameOf(item)} <Locator locator={item.content.locator} short />
                </>
              ),
              recorded: [labels.outcome[decision.outcome], ...words(decision)].join(' · '),
              reason: decision.reason,
            };
          })}
          blocked={firstBlocked(
            stand(view, 'DecideItems', 'analyst').blocked,
            decisions.length === 0 ? none : undefined,
          )}
          acts={() => [{ kind: 'DecideItems', data: { decisions: [...decisions] } }]}
        />
      </Acts>
    </>
  );
}
