import type { Store } from '../../../packages/server/src/store/store.ts';
import type { CommandKind, SystemRule } from '@remit/protocol';

export type DueTimer = {
  readonly referral: string;
  readonly kind: CommandKind;
  readonly percent: number;
  readonly rule: SystemRule;
  readonly at: string;
};

/** The service's own timers, asked with the simulation's clock. One that was refused is not given again. */
export class Timers {
  readonly #store: Store;
  readonly #refused = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The earliest that is due by an instant. */
  async next(by: string): Promise<DueTimer | undefined> {
    const { rows } = await this.#store.pool.query<DueTimer>({
      name: 'simulate-timers',
      text: 'SELECT referral, kind, percent, rule, at FROM timers WHERE at <= $1 ORDER BY at, referral, kind, percent LIMIT $2',
      values: [by, 1 + this.#refused.size],
    });
    return rows.find((timer) => !this.#refused.has(keyOf(timer)));
  }

  putAside(timer: DueTimer): void {
    this.#refused.add(keyOf(timer));
  }
}

const keyOf = ({ referral, kind, percent, at }: DueTimer): string => `${referral} ${kind} ${percent} ${at}`;
