import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CapabilityCard } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { keepFocus } from '../../kit/keep-focus.ts';
import { Acts } from '../acting/act-panel.tsx';
import { blockedBy } from '../acting/stand.ts';
import { DecisionFields } from './decision-fields.tsx';
import { lacking, UNDECIDED, type DecisionDraft } from './item-decision.ts';
import classes from './platform.module.css';

type Props = { items: readonly CaseItem[]; card: CapabilityCard | null; onSet: (draft: DecisionDraft) => void };

/** Sets one outcome, ground and reason for all selected items. Nothing is recorded: each row can still be changed. */
export function BulkDecision({ items, card, onSet }: Props) {
  const { t } = useTranslation(['platform', 'frame']);
  const [opened, dialog] = useDisclosure(false);
  const [draft, setDraft] = useState<DecisionDraft>(UNDECIDED);
  const lack = lacking(draft);
  const blocked =
    lack === null || lack === 'reason'
      ? undefined
      : lack === 'outcome'
        ? { sentence: t('platform:decide.chooseFirst') }
        : blockedBy(lack, 'analyst');
  const clauses = new Set(items.map(({ content }) => content.clause));
  const shared = clauses.size === 1 ? items[0]?.content.clause : undefined;
  return (
    <>
      <ActionButton onClick={dialog.open}>{t('platform:bulk.open', { count: items.length })}</ActionButton>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('platform:bulk.title', { count: items.length })}
        closeButtonProps={{ 'aria-label': t('frame:close') }}
      >
        <p className={classes.quiet}>{t('platform:bulk.lead')}</p>
        <DecisionFields
          draft={draft}
          onChange={setDraft}
          card={card}
          name={t('platform:bulk.name', { count: items.length })}
          {...(shared ? { cited: shared } : {})}
        />
        <Acts>
          <ActionButton
            kind="primary"
            onClick={() => {
              const [first] = items;
              onSet(draft);
              setDraft(UNDECIDED);
              dialog.close();
              if (first) keepFocus(`[data-row="${CSS.escape(first.id)}"]`);
            }}
            {...(blocked ? { blocked } : {})}
          >
            {t('platform:bulk.set', { count: items.length })}
          </ActionButton>
        </Acts>
      </Modal>
    </>
  );
}
