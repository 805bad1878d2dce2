import type { Store } from '../../../packages/server/src/store/store.ts';
import type { CommandKind, SystemRule } from '@remit/protocol';

export type DueTimer = {
  readonly referral: string;
  readonly kind: CommandKind;
  readonly percent: number;
  readonly rule: SystemRule;
  readonly at: string;
};

/** The service's own timers of one unit's cases, asked with the simulation's clock. One that was refused is not given again. */
export class Timers {
  readonly #store: Store;
  readonly #unit: string;
  readonly #refused = new Set<string>();

  constructor(store: Store, unit: string) {
    this.#store = store;
    this.#unit = unit;
  }

  /** The earliest that is due by an instant. */
  async next(by: string): Promise<DueTimer | undefined> {
    const { rows } = await this.#store.pool.query<DueTimer>({
      name: 'simulate-timers',
      text: `SELECT t.referral, t.kind, t.percent, t.rule, t.at FROM timers t
        JOIN case_rows c ON c.organisation = $2 AND c.referral = t.referral
        WHERE t.at <= $1 ORDER BY t.at, t.referral, t.kind, t.percent LIMIT $3`,
      values: [by, this.#unit, 1 + this.#refused.size],
    });
    return rows.find((timer) => !this.#refused.has(keyOf(timer)));
  }

  putAside(timer: DueTimer): void {
    this.#refused.add(keyOf(timer));
  }
}

const keyOf = ({ referral, kind, percent, at }: DueTimer): string => `${referral} ${kind} ${percent} ${at}`;
