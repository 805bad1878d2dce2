// A demonstration's keys can be made by anybody from a name. A directory that holds one vouches for nothing, however it
// came there: a copied table, a restored dump, a purpose that somebody changed by hand.
import { isDemonstrationName, type Party } from '@remit/protocol';
import pg from 'pg';
import { type DatabaseConfig, StartFailure } from './embedded/index.ts';

/** @throws {StartFailure} when an organisation has, or had, a key or a passkey of the demonstration */
export async function refuseDemonstrationKeys(config: DatabaseConfig): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const { rows } = await client.query<{ state: Party }>('SELECT state FROM organisation_rows');
    const held = rows.filter(({ state }) => namesOf(state).some(isDemonstrationName)).map(({ state }) => state.id);
    if (held.length === 0) return;
    const shown = held.slice(0, 3).join(', ') + (held.length > 3 ? ' and more' : '');
    throw new StartFailure(
      `The key directory holds keys of a demonstration (${shown}), which anybody can make; the service does not run on this database.`,
    );
  } finally {
    await client.end();
  }
}

const namesOf = ({ keys, people }: Party): string[] => [
  ...keys.map(({ keyId }) => keyId),
  ...people.flatMap(({ passkeys }) => (passkeys ?? []).map(({ credential }) => credential)),
];
