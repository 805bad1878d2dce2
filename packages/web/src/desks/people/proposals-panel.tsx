import { useTranslation } from 'react-i18next';
import { client, useProblem, useReader } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import type { Desk } from '../../signing/desk-key.ts';
import { blockedBy } from '../../words/blocked-by.ts';
import { ActPanel } from '../acting/act-panel.tsx';
import classes from './people.module.css';
import { type DeskProps, useDeskAct } from './use-desk.ts';

type Proposal = Desk['proposals'][number];

const confirmed = ({ organisation: id, kind, person, role }: Proposal): Promise<unknown> =>
  kind === 'ConfirmRole' && role !== null
    ? client.call('ConfirmRole', { params: { id }, body: { person, role } })
    : client.call(kind === 'ConfirmClearance' ? kind : 'ConfirmRecovery', { params: { id }, body: { person } });

/** What one person alone does not decide: roles that hold a lock, the recovery of a lost passkey, a clearance. */
export function ProposalsPanel({ desk }: DeskProps) {
  const { t } = useTranslation('people');
  return (
    <ActPanel title={t('proposals.title')} say={desk.proposals.length === 0 ? t('proposals.empty') : undefined}>
      {desk.proposals.length > 0 && (
        <ul className={classes.rows}>
          {desk.proposals.map((proposal) => (
            <li key={`${proposal.organisation} ${proposal.kind} ${proposal.person}`} className={classes.row}>
              <ProposalRow proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
    </ActPanel>
  );
}

function ProposalRow({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation(['people', 'frame']);
  const say = useSaying();
  const reader = useReader();
  const problem = useProblem();
  const confirm = useDeskAct(confirmed);
  const { pseudonym, organisationName: organisation, role, clearance, by, until, may } = proposal;
  const named = { person: pseudonym, organisation };
  const sentence =
    role !== null
      ? t('people:proposals.role', { ...named, role: t(`frame:roles.${role}`) })
      : clearance !== null
        ? t('people:proposals.clearance', {
            ...named,
            sponsor: clearance.sponsor,
            end: say.moment(Date.parse(clearance.until)),
          })
        : t('people:proposals.recovery', named);
  return (
    <>
      <div>
        <p className={classes.sentence}>{sentence}</p>
        <p className={classes.quiet}>{t('people:proposals.by', { by, until: say.moment(Date.parse(until)) })}</p>
      </div>
      <ActionButton
        busy={confirm.isPending}
        blocked={may === true ? undefined : blockedBy(may, reader)}
        onClick={() => confirm.mutate(proposal)}
      >
        {t('people:proposals.confirm')}
      </ActionButton>
      {confirm.error && <Problem problem={problem(confirm.error)} />}
    </>
  );
}
