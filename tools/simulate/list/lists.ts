import { wrapFor, wrappingKey } from '@remit/client';
import { takeList } from '../../../packages/server/src/commands/take-list.ts';
import { withdrawFallen } from '../../../packages/server/src/jobs/corrected-sources.ts';
import type { JobLogger } from '../../../packages/server/src/jobs/job.ts';
import { ListMaker } from '../../../packages/server/src/jobs/lists/make-lists.ts';
import type { Ports } from '../../../packages/server/src/ports.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';
import type { Chance } from '../run/chance.ts';
import type { People } from '../run/people.ts';
import { RECIPIENTS } from './entry-acts.ts';

/** Nothing that the service's own jobs would have to tell an operator happens in a made-up history. */
const unexpected = (fields: object, message: string): never => {
  throw new Error(`${message}: ${JSON.stringify(fields)}`);
};
const logger: JobLogger = { info: () => undefined, warn: unexpected, error: unexpected };

/** The recipients' lists, made by the service's own jobs with the simulation's clock and chance. */
export class Lists {
  readonly #store: Store;
  readonly #ports: Ports;
  readonly #people: People;
  readonly #maker: ListMaker;

  constructor(store: Store, ports: Ports, people: People) {
    this.#store = store;
    this.#ports = ports;
    this.#people = people;
    this.#maker = new ListMaker({ store, executor: people.service, ports, logger });
  }

  /** Each recipient registers a key whose secret follows from the seed: its gate is as made up as its people. */
  async register(at: string, chance: Chance): Promise<void> {
    for (const organisation of RECIPIENTS) {
      const { publicKey } = await wrappingKey(chance.bytes(32), 'list');
      await takeList(this.#store, this.#ports, { organisation, name: `${organisation}-gate`, at }, publicKey, wrapFor);
    }
    await this.#make();
  }

  /** What the service does by itself: opinions fall with their source, and lists follow what changed. */
  async follow(): Promise<void> {
    while (await withdrawFallen({ store: this.#store, executor: this.#people.service, logger }));
    const { rowCount } = await this.#store.pool.query('SELECT FROM list_pending LIMIT 1');
    if (rowCount !== 0) await this.#make();
  }

  /** The version of its list that a recipient would fetch now. */
  async newest(organisation: string): Promise<number> {
    const { rows } = await this.#store.pool.query<{ version: number }>(
      'SELECT max(version) AS version FROM list_versions WHERE organisation = $1',
      [organisation],
    );
    return rows[0]!.version;
  }

  async #make(): Promise<void> {
    while (await this.#maker.round());
  }
}
