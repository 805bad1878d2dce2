import type { CapabilityCard } from '@remit/protocol';
import { useDirectory, useSession, type CaseView } from '../../api/index.ts';

export type DeskPerson = { readonly id: string; readonly pseudonym: string };
export type OwnDesk = {
  readonly people: readonly DeskPerson[];
  readonly card: CapabilityCard | null;
  readonly loading: boolean;
};

/** The platform's own desk: who is there to own a case, and what its card says. */
export function useOwnDesk(view: CaseView): OwnDesk {
  const directory = useDirectory();
  const session = useSession();
  const own = directory.data?.organisations.find(({ id }) => id === view.platform.id);
  const listed = (own?.people ?? []).map(({ id, pseudonym }) => ({ id, pseudonym }));
  const self =
    session?.organisation.id === view.platform.id ? [{ id: session.person.id, pseudonym: session.person.name }] : [];
  const people = listed.length > 0 ? listed : self;
  return { people, card: own?.card ?? null, loading: directory.isPending };
}
