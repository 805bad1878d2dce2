import { DISPUTE_GROUNDS, type DisputeGround, WITHDRAWAL_CAUSES, type WithdrawalCause } from '@remit/protocol';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReader } from '../../api/index.ts';
import { useSession } from '../../frame/session.ts';
import type { Blocked } from '../../kit/action-button.tsx';
import { ActPanel, Acts, Fields } from '../acting/act-panel.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { blockedBy } from '../acting/stand.ts';
import { endOfOpinion } from './end-of-opinion.ts';
import { GiveEntry } from './give-entry.tsx';
import { documentsOf, Opinion, proposalsOf } from './opinions.tsx';
import type { EntryView } from './use-entries.ts';

type Props = { readonly view: EntryView; readonly own: string };

/** What this desk may do with the entry now; what it may not is left out, or says why. */
export function EntryActs({ view }: { view: EntryView }) {
  const { t } = useTranslation('list');
  const session = useSession();
  const own = session?.organisation.id ?? '';
  const proposed = proposalsOf(view).some(({ opinion }) => opinion.organisation === own);
  const holds = documentsOf(view).some(({ document }) => document.organisation === own);
  const acts = [
    proposed && <Confirm key="confirm" view={view} own={own} />,
    proposed && <Drop key="drop" view={view} own={own} />,
    view.can['AnswerQuarantine'] === true && <Answer key="answer" view={view} own={own} />,
    holds && <Withdraw key="withdraw" view={view} own={own} />,
    !holds && !proposed && offered(view, 'DisputeEntry') && <Dispute key="dispute" view={view} own={own} />,
  ].filter(Boolean);
  if (acts.length === 0) return null;
  return (
    <ActPanel title={t('acts.title')} say={t('acts.say')}>
      <Acts>{acts}</Acts>
    </ActPanel>
  );
}

const HIDDEN = new Set(['entry-not-in-this-state', 'not-your-role', 'list-not-admitted']);
const offered = ({ can }: EntryView, kind: string): boolean => can[kind] === true || !HIDDEN.has(String(can[kind]));

function useBlockedOn(view: EntryView, kind: string): Blocked | undefined {
  const reader = useReader();
  const can = view.can[kind];
  return can === true ? undefined : blockedBy(String(can ?? 'not-your-role'), reader);
}

function Confirm({ view, own }: Props) {
  const { t } = useTranslation('list');
  const blocked = useBlockedOn(view, 'ConfirmOpinion');
  const proposal = proposalsOf(view).find(({ opinion }) => opinion.organisation === own)!;
  return (
    <GiveEntry
      id={view.id}
      version={view.version}
      kind="primary"
      label={t('acts.confirm')}
      sentence={t('acts.confirmSays')}
      blocked={blocked}
      kinds={['ConfirmOpinion']}
      act={() => ({ kind: 'ConfirmOpinion', data: { digest: proposal.digest } })}
    >
      <ul>
        <Opinion document={proposal.opinion} note="" />
      </ul>
    </GiveEntry>
  );
}

function Drop({ view }: Props) {
  const { t } = useTranslation('list');
  const [reason, setReason] = useState('');
  const blocked = useBlockedOn(view, 'DropProposal');
  return (
    <GiveEntry
      id={view.id}
      version={view.version}
      label={t('acts.drop')}
      sentence={t('acts.dropSays')}
      blocked={blocked}
      blockedInside={isGiven(reason, 3) ? undefined : { sentence: t('needsReason') }}
      kinds={['DropProposal']}
      act={() => ({ kind: 'DropProposal', data: { reason: reason.trim() } })}
    >
      <ProseField label={t('reason')} value={reason} onChange={setReason} least={3} most={600} />
    </GiveEntry>
  );
}

function Answer({ view }: Props) {
  const { t } = useTranslation('list');
  const [explanation, setExplanation] = useState('');
  return (
    <GiveEntry
      id={view.id}
      version={view.version}
      kind="primary"
      label={t('acts.answer')}
      sentence={t('acts.answerSays')}
      blockedInside={isGiven(explanation, 3) ? undefined : { sentence: t('needsReason') }}
      kinds={['AnswerQuarantine']}
      act={() => ({ kind: 'AnswerQuarantine', data: { explanation: explanation.trim() } })}
    >
      <ProseField label={t('acts.explanation')} value={explanation} onChange={setExplanation} least={3} most={600} />
    </GiveEntry>
  );
}

function Withdraw({ view, own }: Props) {
  const { t } = useTranslation('list');
  const [cause, setCause] = useState<WithdrawalCause | ''>('');
  const [note, setNote] = useState('');
  const blocked = useBlockedOn(view, 'WithdrawOpinion');
  return (
    <GiveEntry
      id={view.id}
      version={view.version}
      label={t('acts.withdraw')}
      sentence={t('acts.withdrawSays')}
      blocked={blocked}
      blockedInside={cause === '' ? { sentence: t('needsCause') } : undefined}
      kinds={['WithdrawOpinion']}
      act={() => ({
        kind: 'WithdrawOpinion',
        data: { organisation: own, cause: cause as WithdrawalCause, note: note.trim() || null },
      })}
    >
      <Fields>
        <NativeSelect
          label={t('acts.cause')}
          value={cause}
          data={[
            { value: '', label: '—' },
            ...WITHDRAWAL_CAUSES.map((value) => ({ value, label: t(`cause.${value}`) })),
          ]}
          onChange={(event) => setCause(event.currentTarget.value as WithdrawalCause)}
        />
        <ProseField label={t('acts.note')} value={note} onChange={setNote} least={0} most={600} />
      </Fields>
    </GiveEntry>
  );
}

function Dispute({ view }: Props) {
  const { t } = useTranslation('list');
  const [ground, setGround] = useState<DisputeGround | ''>('');
  const [note, setNote] = useState('');
  const blocked = useBlockedOn(view, 'DisputeEntry');
  const whole = ground !== '' && isGiven(note, 3);
  return (
    <GiveEntry
      id={view.id}
      version={view.version}
      label={t('acts.dispute')}
      sentence={t('acts.disputeSays')}
      blocked={blocked}
      blockedInside={whole ? undefined : { sentence: t('needsDispute') }}
      kinds={['DisputeEntry']}
      act={() => ({
        kind: 'DisputeEntry',
        data: {
          ground: ground as DisputeGround,
          tlp: 'GREEN',
          confidence: 90,
          until: endOfOpinion(new Date()),
          note: note.trim(),
        },
      })}
    >
      <Fields>
        <NativeSelect
          label={t('acts.ground')}
          value={ground}
          data={[
            { value: '', label: '—' },
            ...DISPUTE_GROUNDS.map((value) => ({ value, label: t(`dispute.${value}`) })),
          ]}
          onChange={(event) => setGround(event.currentTarget.value as DisputeGround)}
        />
        <ProseField label={t('acts.note')} value={note} onChange={setNote} least={3} most={600} />
      </Fields>
    </GiveEntry>
  );
}
