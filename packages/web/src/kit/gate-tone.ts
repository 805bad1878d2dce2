import type { GateOutcome } from '@remit/protocol';

/** How a gate's answer is shown. */
export type GateTone = 'passed' | 'open' | 'stopping' | 'locked' | 'later';

const TONE: Record<GateOutcome, GateTone> = {
  PASS: 'passed',
  FIXABLE: 'open',
  STOP: 'stopping',
  NEEDS_LOCK2: 'locked',
  OVERRIDDEN: 'locked',
  NOT_RUN: 'later',
};

export const gateTone = (outcome: GateOutcome): GateTone => TONE[outcome];

/** How many gates let the referral go on: what passed, and what passes on to lock 2. */
export const passedGates = (outcomes: readonly GateOutcome[]): number =>
  outcomes.filter((outcome) => TONE[outcome] === 'passed' || TONE[outcome] === 'locked').length;
