/** Whose time runs: the turns of the protocol. */
export type TurnOwner = 'unit' | 'oversight' | 'platform' | 'paused' | 'stopped';
export type Turn = { readonly owner: TurnOwner; readonly from: string };
export const CLOCK_OWNERS = ['unit', 'oversight', 'platform', 'paused'] as const;
export type ClockOwner = (typeof CLOCK_OWNERS)[number];

export type ClockTotals = {
  readonly milliseconds: Readonly<Record<ClockOwner, number>>;
  readonly total: number;
  /** Whose clock runs at this moment; `stopped` when the case is finished. */
  readonly current: TurnOwner;
};

/** How long each party had the case. Turns are in order; the last one runs until now. */
export function clockTotals(turns: readonly Turn[], now: number): ClockTotals {
  const milliseconds = { unit: 0, oversight: 0, platform: 0, paused: 0 };
  turns.forEach((turn, index) => {
    if (turn.owner === 'stopped') return;
    const next = turns[index + 1];
    const until = next ? Date.parse(next.from) : now;
    milliseconds[turn.owner] += Math.max(0, until - Date.parse(turn.from));
  });
  const total = CLOCK_OWNERS.reduce((sum, owner) => sum + milliseconds[owner], 0);
  return { milliseconds, total, current: turns.at(-1)?.owner ?? 'stopped' };
}
