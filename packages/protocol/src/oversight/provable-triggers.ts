import type { ParameterSet } from '../parties/parameter-set.ts';
import type { HeaderDraft } from '../referral/header.ts';
import type { ItemDraft } from '../referral/item.ts';
import { NONE, type Referral } from '../referral/state.ts';
import type { World } from '../referral/world.ts';
import { type LockTrigger, requiredLocks } from './required-locks.ts';

/** A world in which nothing counts: no total, no history, no strike. What calls lock 2 here calls it in every world. */
const emptiest = (parameterSet: ParameterSet): World => ({
  unit: { id: parameterSet.unit, kind: 'LE_UNIT', active: true, calendar: '', state: '', cover: null },
  platform: { id: '', active: true, trustTier: 'ADMITTED', card: null, capacity: null, people: [] },
  parameterSet,
  certifiedUntil: null,
  history: {},
  knownReferences: [],
  deconfliction: null,
  counts: {
    unitToPlatform30Days: 0,
    perAccount30Days: {},
    inImport: 0,
    strikes: {},
    sentToPlatformEver: 1,
  },
  oversight: [],
  formerOrganisations: [],
});

/**
 * The triggers of lock 2 that anybody can recompute who has the document as sent and the parameter set that it cites
 * (spec/bundle.md, Locks). The others depend on the world or on what only lock 2 may know.
 */
export function provableTriggers(
  document: {
    readonly header: HeaderDraft;
    readonly items: readonly { readonly id: string; readonly content: ItemDraft }[];
  },
  parameterSet: ParameterSet,
): readonly LockTrigger[] {
  const referral: Referral = {
    ...NONE,
    header: document.header,
    items: document.items.map(({ id, content }) => ({ id, content, state: 'PENDING' })),
  };
  return requiredLocks(referral, emptiest(parameterSet));
}
