/** A gate's answer, as data (C4). `OVERRIDDEN`: a supervisor gave a reason, and lock 2 will judge it (D3). */
export const GATES = ['G0', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'] as const;
export type Gate = (typeof GATES)[number];
export type GateOutcome = 'PASS' | 'FIXABLE' | 'STOP' | 'NEEDS_LOCK2' | 'OVERRIDDEN' | 'NOT_RUN';

export const GATE_CODES = [
  'G0_UNVERIFIED',
  'G1_NO_POWER',
  'G1_CERT_EXPIRED',
  'G1_SET_NOT_IN_FORCE',
  'G1_INSTRUMENT',
  'G1_INCOMPLETE',
  'G2_NOT_CT',
  'G2_LEGAL_HARM',
  'G2_CATEGORY',
  'G2_OFFENCE_MISSING',
  'G2_DELISTED',
  'G3_CONTAINER',
  'G3_VAGUE',
  'G3_INVALID',
  'G3_DUPLICATE',
  'G3_NOT_THIS_PLATFORM',
  'G3_CAPTURE',
  'G4_EXEMPT',
  'G4_UNASSESSED',
  'G4_ARGUABLE',
  'G4_SENSITIVE',
  'G5_TOO_WIDE',
  'G5_INTUITION_ONLY',
  'G5_ACCOUNT_BEFORE_ITEM',
  'G5_ACCOUNT_ACTION',
  'G5_NO_ALTERNATIVE',
  'G5_CRIMINAL_ROUTE',
  'G6_DELAYED',
  'G7_RESUBMIT',
  'G7_REFUSED_BEFORE',
  'G7_LINK',
  'G8_IMPOSSIBLE',
  'G8_LANGUAGE',
  'G8_NOT_ADMITTED',
] as const;
export type GateCode = (typeof GATE_CODES)[number];

/** One finding: about a field of the header (`item` null) or of one item. `detail` is data for the sentence. */
export type Finding = {
  readonly gate: Gate;
  readonly outcome: Exclude<GateOutcome, 'PASS' | 'NOT_RUN'>;
  readonly code: GateCode;
  readonly item: string | null;
  readonly field: string | null;
  readonly detail: string;
};

/** The findings, and per gate the gravest outcome; G6 is `NOT_RUN` until lock 1 is given (D10). */
export type GateReport = {
  readonly gates: Readonly<Record<Gate, GateOutcome>>;
  readonly findings: readonly Finding[];
};
