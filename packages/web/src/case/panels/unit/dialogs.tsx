import {
  CORRECTION_CAUSES,
  HOLD_REASONS,
  mayOverride,
  RECHECK_FINDINGS,
  STOP_CODES,
  WITHDRAW_CODES,
} from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../kit/facts.tsx';
import { pageClock, useNow } from '../../../kit/use-now.ts';
import { useSaying } from '../../../kit/use-saying.ts';
import { CaseQuestions } from '../../case-questions.tsx';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import { enough, instantOf, localMoment, Moment, nowLocal, Pick, PickItem, Prose } from './dialog-fields.tsx';

const DAY = 86_400_000;

/** What is still missing, by the names of the fields. */
const missing = (fields: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(fields).flatMap(([name, given]) => (given ? [] : [name]));

export function ApproveLock1(props: ActDialogProps) {
  const { digest } = props.view;
  return <ActDialog {...props} kind="ApproveLock1" act={digest ? { kind: 'ApproveLock1', data: { digest } } : null} />;
}

export function DiscardDraft(props: ActDialogProps) {
  return <ActDialog {...props} kind="DiscardDraft" act={{ kind: 'DiscardDraft', data: {} }} />;
}

export function ReleaseHold(props: ActDialogProps) {
  return <ActDialog {...props} kind="ReleaseHold" act={{ kind: 'ReleaseHold', data: {} }} />;
}

export function OverrideLocator(props: ActDialogProps) {
  const { t } = useTranslation('caseWords');
  const [itemId, setItem] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...props}
      kind="OverrideLocator"
      act={{ kind: 'OverrideLocator', data: { itemId, reason } }}
      missing={missing({ [t('act.item')]: itemId !== '', [t('act.reason')]: enough(reason, 20) })}
    >
      <PickItem
        view={props.view}
        of={(item) => item.override === null && mayOverride(item.content)}
        value={itemId}
        onChange={setItem}
      />
      <Prose label={t('act.reason')} value={reason} onChange={setReason} least={20} most={600} />
    </ActDialog>
  );
}

export function ReturnLock1(props: ActDialogProps) {
  const { t } = useTranslation('caseWords');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...props}
      kind="ReturnLock1"
      act={{ kind: 'ReturnLock1', data: { reason } }}
      missing={missing({ [t('act.reason')]: enough(reason, 3) })}
    >
      <Prose label={t('act.reason')} value={reason} onChange={setReason} least={3} most={600} />
    </ActDialog>
  );
}

export function StopReferral(props: ActDialogProps) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const [code, setCode] = useState<(typeof STOP_CODES)[number] | ''>('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...props}
      kind="StopReferral"
      act={code === '' ? null : { kind: 'StopReferral', data: { code, reason } }}
      missing={missing({ [t('caseWords:act.code')]: code !== '', [t('caseWords:act.reason')]: enough(reason, 3) })}
    >
      <Pick
        label={t('caseWords:act.code')}
        value={code}
        options={STOP_CODES.map((value) => ({ value, label: t(`codes:stop.${value}`) }))}
        onChange={setCode}
      />
      <Prose label={t('caseWords:act.reason')} value={reason} onChange={setReason} least={3} most={600} />
    </ActDialog>
  );
}

export function AnswerClarification(props: ActDialogProps) {
  const { t } = useTranslation('caseWords');
  const [answer, setAnswer] = useState('');
  return (
    <ActDialog
      {...props}
      kind="AnswerClarification"
      act={{ kind: 'AnswerClarification', data: { answer } }}
      missing={missing({ [t('act.answer')]: enough(answer, 1) })}
    >
      <CaseQuestions view={props.view} />
      <Prose label={t('act.answer')} value={answer} onChange={setAnswer} least={1} most={2000} />
    </ActDialog>
  );
}

export function PlaceHold(props: ActDialogProps) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const [reason, setReason] = useState<(typeof HOLD_REASONS)[number] | ''>('');
  const [until, setUntil] = useState(() => localMoment(pageClock.now() + 2 * DAY));
  const [note, setNote] = useState('');
  const at = instantOf(until);
  return (
    <ActDialog
      {...props}
      kind="PlaceHold"
      act={reason === '' || at === null ? null : { kind: 'PlaceHold', data: { reason, until: at, note } }}
      missing={missing({
        [t('caseWords:act.code')]: reason !== '',
        [t('caseWords:act.until')]: at !== null,
        [t('caseWords:act.note')]: enough(note, 3),
      })}
    >
      <Pick
        label={t('caseWords:act.code')}
        value={reason}
        options={HOLD_REASONS.map((value) => ({ value, label: t(`codes:hold.${value}`) }))}
        onChange={setReason}
      />
      <Moment
        label={t('caseWords:act.until')}
        description={t('caseWords:act.untilHow')}
        value={until}
        onChange={setUntil}
      />
      <Prose label={t('caseWords:act.note')} value={note} onChange={setNote} least={3} most={600} />
    </ActDialog>
  );
}

/** The hours are the approved ones, so that what is renewed can be said before it is: until when now, and until when then. */
export function RenewUse(props: ActDialogProps) {
  const { t } = useTranslation('caseWords');
  const say = useSaying();
  const now = useNow();
  const [reason, setReason] = useState('');
  const { usefulUntil, header } = props.view;
  const renewed = now + (header.usefulForHours ?? 0) * 3_600_000;
  return (
    <ActDialog
      {...props}
      kind="RenewUse"
      act={{ kind: 'RenewUse', data: { reason } }}
      missing={missing({ [t('act.reason')]: enough(reason, 20) })}
    >
      {usefulUntil && (
        <Facts
          facts={[
            { name: t('act.usefulNow'), value: say.moment(Date.parse(usefulUntil)) },
            { name: t('act.usefulThen'), value: say.moment(renewed) },
          ]}
        />
      )}
      <Prose label={t('act.reason')} value={reason} onChange={setReason} least={20} most={600} />
    </ActDialog>
  );
}

export function Withdraw(props: ActDialogProps) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const [code, setCode] = useState<(typeof WITHDRAW_CODES)[number] | ''>('');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      {...props}
      kind="Withdraw"
      act={code === '' ? null : { kind: 'Withdraw', data: { code, note: note.trim() === '' ? null : note } }}
      missing={missing({ [t('caseWords:act.code')]: code !== '' })}
    >
      <Pick
        label={t('caseWords:act.code')}
        value={code}
        options={WITHDRAW_CODES.map((value) => ({ value, label: t(`codes:withdraw.${value}`) }))}
        onChange={setCode}
      />
      <Prose label={t('caseWords:act.note')} value={note} onChange={setNote} least={0} most={600} />
    </ActDialog>
  );
}

export function CorrectItem(props: ActDialogProps) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const [itemId, setItem] = useState('');
  const [cause, setCause] = useState<(typeof CORRECTION_CAUSES)[number] | ''>('');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      {...props}
      kind="CorrectItem"
      act={cause === '' ? null : { kind: 'CorrectItem', data: { itemId, cause, note } }}
      missing={missing({
        [t('caseWords:act.item')]: itemId !== '',
        [t('caseWords:act.code')]: cause !== '',
        [t('caseWords:act.note')]: enough(note, 3),
      })}
    >
      <PickItem view={props.view} of={(item) => item.correction === null} value={itemId} onChange={setItem} />
      <Pick
        label={t('caseWords:act.code')}
        value={cause}
        options={CORRECTION_CAUSES.map((value) => ({ value, label: t(`codes:correction.${value}`) }))}
        onChange={setCause}
      />
      <Prose label={t('caseWords:act.note')} value={note} onChange={setNote} least={3} most={600} />
    </ActDialog>
  );
}

export function AttestRecheck(props: ActDialogProps) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const [itemId, setItem] = useState(props.view.items.length === 1 ? props.view.items[0]!.id : '');
  const [finding, setFinding] = useState<(typeof RECHECK_FINDINGS)[number] | ''>('');
  const [seen, setSeen] = useState(nowLocal);
  const seenAt = instantOf(seen);
  return (
    <ActDialog
      {...props}
      kind="AttestRecheck"
      act={finding === '' || seenAt === null ? null : { kind: 'AttestRecheck', data: { itemId, finding, seenAt } }}
      missing={missing({
        [t('caseWords:act.item')]: itemId !== '',
        [t('caseWords:act.finding')]: finding !== '',
        [t('caseWords:act.seenAt')]: seenAt !== null,
      })}
    >
      <PickItem view={props.view} value={itemId} onChange={setItem} />
      <Pick
        label={t('caseWords:act.finding')}
        value={finding}
        options={RECHECK_FINDINGS.map((value) => ({ value, label: t(`codes:recheck.${value}`) }))}
        onChange={setFinding}
      />
      <Moment label={t('caseWords:act.seenAt')} value={seen} onChange={setSeen} />
    </ActDialog>
  );
}

export function AskReconsideration(props: ActDialogProps) {
  const { t } = useTranslation('caseWords');
  const [grounds, setGrounds] = useState('');
  return (
    <ActDialog
      {...props}
      kind="AskReconsideration"
      act={{ kind: 'AskReconsideration', data: { grounds } }}
      missing={missing({ [t('act.grounds')]: enough(grounds, 20) })}
    >
      <Prose label={t('act.grounds')} value={grounds} onChange={setGrounds} least={20} most={2000} />
    </ActDialog>
  );
}
