import type { Party } from '@remit/protocol';
import type pg from 'pg';

let last: { versions: string; parties: ReadonlyMap<string, Party> } | null = null;

/** Every organisation by id. Kept between questions as long as no version moved: their public part is the same for all. */
export async function organisationsById(client: pg.ClientBase): Promise<ReadonlyMap<string, Party>> {
  const { rows } = await client.query<{ versions: string | null }>({
    name: 'organisations-versions',
    text: `SELECT current_database() || string_agg(organisation || ':' || version, ',' ORDER BY organisation) AS versions FROM organisation_rows`,
  });
  const versions = rows[0]?.versions ?? '';
  if (last?.versions === versions) return last.parties;
  const { rows: states } = await client.query<{ organisation: string; state: Party }>(
    'SELECT organisation, state FROM organisation_rows',
  );
  last = { versions, parties: new Map(states.map(({ organisation, state }) => [organisation, state])) };
  return last.parties;
}

export const partyView = (parties: ReadonlyMap<string, Party>, id: string) => {
  const party = parties.get(id);
  return { id, name: party?.name ?? id, kind: party?.kind ?? ('HUB' as const), state: party?.jurisdiction ?? '' };
};
