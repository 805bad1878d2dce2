import { ACCOUNT_ACTIONS } from '../parties/card.ts';
import type { Referral } from '../referral/state.ts';
import { liveItems } from '../referral/state.ts';
import type { World } from '../referral/world.ts';
import { normalised } from '../referral/locators.ts';

/** Why lock 2 must come before sending (D1, D3, D6). Each is a row of the table in spec/oversight.md. */
export const LOCK_TRIGGERS = [
  'ACCOUNT_ACTION',
  'SENSITIVE_CATEGORY',
  'EXEMPTION_ARGUABLE',
  'CONTAINER_OVERRIDE',
  'REPEAT_AFTER_REFUSAL',
  'GLOBAL_SCOPE',
  'INFORMATION_WITH_LOCATORS',
  'BATCH_LIMIT',
  'IMPORT_TOTAL',
  'UNIT_TOTAL_30_DAYS',
  'ACCOUNT_TOTAL_30_DAYS',
  'STRIKE_POLICY',
  'STATUS_CANNOT_SAY',
  'BLIND_READING_DIFFERS',
  'PARAMETER_SET',
] as const;
export type LockTrigger = (typeof LOCK_TRIGGERS)[number];

type Test = (referral: Referral, world: World) => boolean;

/** Every trigger beside its test: the order is that of D1. A trigger cannot be configured away, only added to. */
const TESTS: Record<LockTrigger, Test> = {
  ACCOUNT_ACTION: ({ header }) =>
    header.instrument === 'VOLUNTARY_ACCOUNT' || ACCOUNT_ACTIONS.some((action) => action === header.requestedAction),
  SENSITIVE_CATEGORY: (referral) =>
    some(
      referral,
      (item) =>
        (item.content.sensitiveCategory ?? 'NONE') !== 'NONE' ||
        (item.blind?.reading.sensitiveCategory ?? 'NONE') !== 'NONE',
    ),
  EXEMPTION_ARGUABLE: (referral) =>
    some(referral, (item) => Object.values(item.content.exemptions ?? {}).some((answer) => answer.answer !== 'NO')),
  CONTAINER_OVERRIDE: (referral) => some(referral, (item) => item.override !== undefined),
  REPEAT_AFTER_REFUSAL: (referral, world) => some(referral, (item) => refusedBefore(item.content.locator, world)),
  GLOBAL_SCOPE: ({ header }) => header.territory?.kind === 'global',
  INFORMATION_WITH_LOCATORS: (referral) =>
    referral.header.instrument === 'INFORMATION_ONLY' && liveItems(referral).length > 0,
  BATCH_LIMIT: (referral, { parameterSet }) =>
    parameterSet !== null && liveItems(referral).length > parameterSet.batchLimit,
  IMPORT_TOTAL: (referral, { parameterSet, counts }) =>
    parameterSet !== null && referral.importId !== null && counts.inImport > parameterSet.rolling.perImport,
  UNIT_TOTAL_30_DAYS: (referral, { parameterSet, counts }) =>
    parameterSet !== null &&
    counts.unitToPlatform30Days + liveItems(referral).length > parameterSet.rolling.perUnitAndPlatform30Days,
  ACCOUNT_TOTAL_30_DAYS: (referral, { parameterSet, counts }) =>
    parameterSet !== null &&
    perAccount(referral).some(
      ([handle, n]) => (counts.perAccount30Days[handle] ?? 0) + n > parameterSet.rolling.perAccount30Days,
    ),
  STRIKE_POLICY: (referral, { platform, counts }) => {
    const policy = platform.card?.strikePolicy;
    return (
      !!policy &&
      perAccount(referral).some(([handle, n]) => (counts.strikes[handle] ?? 0) + n >= policy.strikesToAccountLoss)
    );
  },
  STATUS_CANNOT_SAY: ({ header }) => header.investigativeStatus === 'CANNOT_SAY' && header.personIdentified === true,
  BLIND_READING_DIFFERS: (referral) => some(referral, (item) => item.blind?.differs === true),
  PARAMETER_SET: (referral, world) =>
    (world.parameterSet?.extraLocks ?? []).some((extra) => extraLock(extra, referral, world)),
};

/**
 * The locks a referral needs before it may be sent. Lock 1 always; lock 2 where a trigger holds.
 * @returns the triggers of lock 2 in the order of D1; an empty list means lock 1 suffices and the items may be sampled.
 */
export function requiredLocks(referral: Referral, world: World): readonly LockTrigger[] {
  return LOCK_TRIGGERS.filter((trigger) => TESTS[trigger](referral, world));
}

const some = (referral: Referral, test: (item: Referral['items'][number]) => boolean): boolean =>
  liveItems(referral).some(test);

function refusedBefore(locator: string, world: World): boolean {
  return (world.history[normalised(locator)] ?? []).some(
    (past) => past.outcome.startsWith('NO_ACTION') || past.outcome === 'REFUSED_L2',
  );
}

function perAccount(referral: Referral): [string, number][] {
  const counts = new Map<string, number>();
  for (const { content } of liveItems(referral)) {
    if (content.accountHandle) counts.set(content.accountHandle, (counts.get(content.accountHandle) ?? 0) + 1);
  }
  return [...counts];
}

function extraLock(extra: string, { header }: Referral, { counts }: World): boolean {
  if (extra === 'FIRST_TO_PLATFORM') return counts.sentToPlatformEver === 0;
  if (extra === 'PERSON_IDENTIFIED') return header.personIdentified === true;
  return true;
}
