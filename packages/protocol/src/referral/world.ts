import type { CapabilityCard, Cover } from '../parties/card.ts';
import type { ParameterSet } from '../parties/parameter-set.ts';
import type { OrganisationKind } from '../parties/roles.ts';
import type { Capacity } from '../time/index.ts';

/** What was decided before about one locator or family, as far as this unit may know it (G7). */
export type PastOutcome = {
  readonly referral: string;
  readonly at: string;
  readonly outcome: string;
  readonly reasons: string;
  /** Where it was refused: what the unit had put forward as facts then, so that nothing old passes for new. */
  readonly facts?: readonly string[];
};

/**
 * What a rule needs to know beyond the referral's own facts. It is read in the same transaction and handed in, so that
 * the same question always has the same answer. Everything here may be absent in a browser; then the gate says so.
 */
export type World = {
  readonly unit: {
    readonly id: string;
    readonly kind: OrganisationKind;
    readonly active: boolean;
    readonly calendar: string;
    readonly state: string;
    readonly cover: Cover | null;
  };
  readonly platform: {
    readonly id: string;
    readonly active: boolean;
    readonly trustTier: 'ADMITTED' | 'VERIFIED' | 'LOW';
    readonly card: CapabilityCard | null;
    readonly capacity: Capacity | null;
    readonly people: readonly string[];
  };
  readonly parameterSet: ParameterSet | null;
  /** Until when the acting person may refer (training certificate), or null without one. */
  readonly certifiedUntil: string | null;
  /** By normalised locator: earlier outcomes. */
  readonly history: Readonly<Record<string, readonly PastOutcome[]>>;
  /** Of the references that the header names, those of this unit's own referrals that have reached this platform. */
  readonly knownReferences: readonly string[];
  /** By normalised locator: the answer of deconfliction, or null where it has not been asked (D10). */
  readonly deconfliction: Readonly<Record<string, 'clear' | 'delayed'>> | null;
  readonly counts: {
    /** Items already sent in the last 30 days by this unit to this platform, and per account handle. */
    readonly unitToPlatform30Days: number;
    readonly perAccount30Days: Readonly<Record<string, number>>;
    /** Items of the whole import this draft belongs to, this draft included. */
    readonly inImport: number;
    /** Item removals already on record for an account in the strike window of the platform. */
    readonly strikes: Readonly<Record<string, number>>;
    readonly sentToPlatformEver: number;
  };
  /** The oversight bodies appointed for the unit now. Where there is none, account actions do not exist (D5). */
  readonly oversight: readonly string[];
  /** Whether the acting person is cleared for restricted annexes now; absent where nobody asks. */
  readonly cleared?: boolean;
  /** For a reviewer or decider: organisations this person belonged to in the last 24 months (C1, R086). */
  readonly formerOrganisations: readonly string[];
};
