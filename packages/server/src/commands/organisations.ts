import type { Party } from '@remit/protocol';
import type pg from 'pg';

/**
 * The organisations as last read, refreshed inside each transaction by comparing versions: there are hundreds, they
 * change daily at most, and every command asks about two or three.
 */
export class Organisations {
  #known = new Map<string, { version: number; party: Party }>();

  async refresh(client: pg.ClientBase): Promise<ReadonlyMap<string, Party>> {
    const { rows } = await client.query<{ organisation: string; version: number }>({
      name: 'organisation-versions',
      text: 'SELECT organisation, version FROM organisation_rows',
    });
    const changed = rows.filter(({ organisation, version }) => this.#known.get(organisation)?.version !== version);
    if (changed.length > 0)
      await this.#load(
        client,
        changed.map((row) => row.organisation),
      );
    return this.parties();
  }

  parties(): ReadonlyMap<string, Party> {
    return new Map([...this.#known].map(([id, { party }]) => [id, party]));
  }

  async #load(client: pg.ClientBase, ids: readonly string[]): Promise<void> {
    const { rows } = await client.query<{ organisation: string; version: number; state: Party }>(
      'SELECT organisation, version, state FROM organisation_rows WHERE organisation = ANY ($1)',
      [ids],
    );
    // Another batch may have read a newer one in the meantime.
    for (const { organisation, version, state } of rows)
      if (version >= (this.#known.get(organisation)?.version ?? 0))
        this.#known.set(organisation, { version, party: state });
  }
}
