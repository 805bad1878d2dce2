import type { Role } from '@remit/protocol';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { HUB, ORGANISATIONS } from './organisations.ts';

/** Whom one can be in the demonstration, with one click, in the order in which the sign-in page offers them. */
export const ACCOUNTS: readonly (readonly [account: string, person: string, role: Role, purpose: string])[] = [
  ['officer', 'nru-officer-1', 'LE_OFFICER', 'Drafts and imports referrals for the British unit'],
  ['supervisor', 'nru-supervisor-1', 'LE_SUPERVISOR', 'Reads drafts again and holds lock 1 at the British unit'],
  ['reviewer', 'oversight-reviewer-1', 'LOCK_REVIEWER', 'Holds lock 2 for both units and reads the sample'],
  ['chief', 'oversight-chief-1', 'LOCK_CHIEF', 'Heads the oversight body and decides reconsiderations'],
  ['analyst-lantern', 'lantern-analyst-1', 'PLAT_REVIEWER', 'Receives, reviews and asks at the large video platform'],
  ['decider-lantern', 'lantern-decider-1', 'PLAT_DECIDER', 'Decides at the large video platform'],
  ['legal-lantern', 'lantern-legal-1', 'PLAT_LEGAL', 'Counsel of the large video platform'],
  ['decider-archive', 'archive-decider-1', 'PLAT_DECIDER', 'Decides at the public archive'],
  ['decider-pebble', 'pebble-staff-1', 'PLAT_DECIDER', 'Decides at the paste service of three staff'],
  ['officer-de', 'bru-officer-1', 'LE_OFFICER', 'Drafts referrals for the German unit'],
  ['supervisor-de', 'bru-supervisor-1', 'LE_SUPERVISOR', 'Holds lock 1 at the German unit'],
  ['observer', 'observer-one', 'CIVIL_OBS', 'Watches from civil society'],
  ['auditor', 'inspectorate-auditor-1', 'AUDITOR', 'Replays cases and checks facts against the log'],
  ['admin', 'nru-admin-1', 'LE_ADMIN', 'Administers people and keys of the British unit; acts on no case'],
  ['admin-lantern', 'lantern-admin-1', 'PLAT_ADMIN', 'Administers people and the card of the large video platform'],
  ['hub-admin', 'hub-admin-1', 'HUB_ADMIN', 'Admits organisations; sees no case'],
];

export async function offerAccounts({ pool }: Store): Promise<number> {
  const people = [HUB, ...ORGANISATIONS].flatMap((organisation) => organisation.people);
  const rows = ACCOUNTS.map(([account, person, role, purpose]) => {
    const found = people.find((each) => each.person === person && each.roles.includes(role));
    if (!found) throw new Error(`nobody named ${person} holds ${role}`);
    return { account, person, organisation: found.organisation, role, pseudonym: found.pseudonym, purpose };
  });
  await pool.query(
    `INSERT INTO demo_accounts (account, person, organisation, role, pseudonym, purpose)
     SELECT account, person, organisation, role, pseudonym, purpose FROM jsonb_to_recordset($1)
       AS a (account text, person text, organisation text, role text, pseudonym text, purpose text)`,
    [JSON.stringify(rows)],
  );
  return rows.length;
}
