import type { LocatorVerdict } from '../../locator/index.ts';
import type { Actor } from '../../parties/roles.ts';
import type { Finding, GateCode } from '../gates/report.ts';
import type { HeaderDraft } from '../header.ts';
import type { ItemDraft } from '../item.ts';
import type { Referral } from '../state.ts';
import type { World } from '../world.ts';

/** One live item, its address linted once for all rules. `key` is what two items are compared by. */
export type Subject = {
  readonly id: string;
  readonly content: ItemDraft;
  readonly overridden: boolean;
  readonly verdict: LocatorVerdict;
  readonly key: string;
};

/** All that a rule may look at. Anything of the draft may still be missing; a rule about it then stays silent. */
export type Scene = {
  readonly referral: Referral;
  readonly header: HeaderDraft;
  readonly items: readonly Subject[];
  /** By key: the first item that names it. */
  readonly first: ReadonlyMap<string, string>;
  readonly world: World;
  readonly at: string;
  readonly author: Actor | null;
  /** The referral is about to leave: the system acts, and nobody's certificate is asked for. */
  readonly sending: boolean;
};

/** A finding before its place is known: gate and item follow from where the rule stands. */
export type Complaint = Omit<Finding, 'gate' | 'item'>;
export type HeaderRule = (scene: Scene) => readonly Complaint[];
export type ItemRule = (item: Subject, scene: Scene) => readonly Complaint[];

/** The rules of one gate, in the order in which their findings are shown. */
export type GateRules = {
  readonly header: readonly HeaderRule[];
  readonly item: readonly ItemRule[];
  /** False where the gate's question has not been asked; it then reports `NOT_RUN` instead of a pass. */
  readonly hasRun?: (scene: Scene) => boolean;
};

export const complain = (
  outcome: Complaint['outcome'],
  code: GateCode,
  field: string | null,
  detail: string,
): readonly Complaint[] => [{ outcome, code, field, detail }];

export const NOTHING: readonly Complaint[] = [];

/** Not there, or there without a word in it. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
