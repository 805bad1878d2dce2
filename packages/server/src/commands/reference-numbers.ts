import type pg from 'pg';
import type { CommandRequest } from './request.ts';

const BLOCK = 1024;

/**
 * Human references such as `NRU-2026-000123`. Numbers are taken in blocks, outside the command's transaction, so that
 * two drafts of one unit never wait for each other; a block left over by a stopped process is a gap, never a repeat.
 */
export class ReferenceNumbers {
  readonly #pool: pg.Pool;
  readonly #blocks = new Map<string, { next: number; end: number }>();
  #reserving: Promise<void> = Promise.resolve();

  /** Drafts that all running batches together may number. */
  readonly #needed: number;

  constructor(pool: pg.Pool, needed: number) {
    this.#pool = pool;
    this.#needed = needed;
  }

  /** Makes sure that numbers are at hand for every draft in the batch. */
  async reserve(requests: readonly CommandRequest[]): Promise<void> {
    for (const { kind, actor } of requests) {
      if (kind !== 'CreateDraft' || actor.type === 'system') continue;
      const { next, end } = this.#blocks.get(actor.organisation) ?? { next: 0, end: 0 };
      if (end - next < this.#needed) {
        const refilled = this.#reserving.then(() => this.#refill(actor.organisation));
        // Whoever comes next tries again: what failed once, in an outage, must not fail for ever.
        this.#reserving = refilled.catch(() => undefined);
        await refilled;
      }
    }
  }

  take(organisation: string, at: string): string {
    const block = this.#blocks.get(organisation);
    if (!block || block.next >= block.end) throw new Error('no reference number was reserved');
    const number = String(block.next++).padStart(6, '0');
    return `${organisation.toUpperCase()}-${at.slice(0, 4)}-${number}`;
  }

  async #refill(organisation: string): Promise<void> {
    const block = this.#blocks.get(organisation);
    if (block && block.end - block.next >= this.#needed) return;
    const { rows } = await this.#pool.query<{ number: number }>(
      `INSERT INTO reference_numbers (organisation, year, number) VALUES ($1, 0, $2)
       ON CONFLICT (organisation, year) DO UPDATE SET number = reference_numbers.number + $2 RETURNING number`,
      [organisation, BLOCK],
    );
    const end = rows[0]!.number + 1;
    // A remainder is dropped rather than stitched together: numbers of one block stay in order.
    this.#blocks.set(organisation, { next: end - BLOCK, end });
  }
}
