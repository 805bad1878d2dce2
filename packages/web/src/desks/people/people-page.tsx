import { useTranslation } from 'react-i18next';
import { useProblem, useSessionView } from '../../api/index.ts';
import { Page } from '../../frame/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { DeskKeyPanel } from './desk-key-panel.tsx';
import { EnrolPerson } from './enrol-person.tsx';
import { OwnKeys } from './own-keys.tsx';
import { KeysList, PeopleList } from './people-list.tsx';
import { ProposalsPanel } from './proposals-panel.tsx';
import { SignerPanel } from './signer-panel.tsx';
import { type DeskProps, useDesk } from './use-desk.ts';

/** Kinds of organisation whose acts are signed by their desk. */
const SIGNING: readonly string[] = ['LE_UNIT', 'OVERSIGHT', 'PLATFORM'];

/** Who belongs to one's organisation, with what they sign, and what waits for a second person. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const session = useSessionView().data;
  const { data: desk, error, refetch, isPending } = useDesk();
  const me = session?.person;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isPending && <p role="status">{t('loading')}</p>}
      {error && !desk && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {desk && me && (
        <Parts {...{ desk, me }} softwareKey={session.softwareKey} now={session.now} signer={session.deskSigner} />
      )}
    </Page>
  );
}

function Parts({ signer, ...props }: DeskProps & { signer: string | null }) {
  const signs = SIGNING.includes(props.desk.kind);
  const administers = props.desk.can['EnrolPerson'] === true;
  return (
    <>
      {signs && <OwnKeys {...props} />}
      {signs && signer !== null && !props.softwareKey && <SignerPanel {...props} url={signer} />}
      <ProposalsPanel {...props} />
      {signs && <DeskKeyPanel {...props} />}
      <PeopleList {...props} />
      {administers && <EnrolPerson {...props} />}
      <KeysList {...props} />
    </>
  );
}
