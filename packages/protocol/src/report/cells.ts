/** A published number: what is counted, split by what, for which value. */
export type Cell = {
  readonly measure: string;
  /** What the measure is split by; `all` for the measure itself. */
  readonly dimension: string;
  readonly value: string;
};
export type CellId = string;

export const cellId = ({ measure, dimension, value }: Cell): CellId => `${measure}\n${dimension}\n${value}`;
export const cellOf = (id: CellId): Cell => {
  const [measure = '', dimension = '', value = ''] = id.split('\n');
  return { measure, dimension, value };
};
export const whole = (measure: string): CellId => cellId({ measure, dimension: 'all', value: '' });

/** A known sum: anybody may add the parts and compare, so all of its cells are protected together. */
export type Sum = { readonly total: CellId; readonly parts: readonly CellId[] };

/** Counts by cell. */
export class Counts {
  readonly #counts = new Map<CellId, number>();

  add(cell: CellId, n: number): void {
    this.#counts.set(cell, (this.#counts.get(cell) ?? 0) + n);
  }
  get(cell: CellId): number {
    return this.#counts.get(cell) ?? 0;
  }
  ids(): CellId[] {
    return [...this.#counts.keys()];
  }
}
