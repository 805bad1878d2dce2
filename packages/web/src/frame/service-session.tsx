import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem, useSessionView, type SessionView } from '../api/index.ts';
import { Problem } from '../kit/problem.tsx';
import { ServiceContext, SessionContext, type Session } from './session.ts';

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The contract's session as the frame needs it; null for a visitor. */
function sessionOf({ person, organisation, softwareKey }: SessionView): Session | null {
  if (!person || !organisation) return null;
  return {
    person: { id: person.id, name: person.pseudonym },
    organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
    role: person.role,
    roles: person.roles,
    zone: ownZone,
    softwareKeys: softwareKey,
  };
}

/** Asks who is here before anything else is drawn, so that no page has to show itself twice. */
export function ServiceSession({ children }: { children: ReactNode }) {
  const { t } = useTranslation('api');
  const problem = useProblem();
  const { data, error, refetch } = useSessionView();
  if (!data && error) {
    return (
      <main style={{ padding: '2rem' }}>
        <Problem problem={problem(error)} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!data)
    return (
      <p role="status" className="visually-hidden">
        {t('opening')}
      </p>
    );
  return (
    <ServiceContext value={{ demonstration: data.demonstration }}>
      <SessionContext value={sessionOf(data)}>{children}</SessionContext>
    </ServiceContext>
  );
}
