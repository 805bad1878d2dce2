import type { HealthGroup } from './use-entries.ts';

const AGES = ['WEEK', 'MONTH', 'QUARTER', 'OLDER'] as const;
type Counts = Pick<HealthGroup, 'entries' | 'matched' | 'confirmed' | 'rejected'>;

const plus = (a: Counts, b: Counts): Counts => ({
  entries: a.entries + b.entries,
  matched: a.matched + b.matched,
  confirmed: a.confirmed + b.confirmed,
  rejected: a.rejected + b.rejected,
});

/** One row for each party, ground and state, of all ages; the most entries first. */
export function byPartyAndGround(groups: readonly HealthGroup[]): readonly Omit<HealthGroup, 'age'>[] {
  const rows = new Map<string, Omit<HealthGroup, 'age'>>();
  for (const group of groups) {
    const key = JSON.stringify([group.party, group.ground, group.status]);
    const before = rows.get(key);
    rows.set(key, before ? { ...before, ...plus(before, group) } : group);
  }
  return [...rows.values()].sort((a, b) => b.entries - a.entries);
}

/** How many opinions are how old, the youngest first; every age, also where there are none. */
export const byAge = (groups: readonly HealthGroup[]): readonly { age: HealthGroup['age']; entries: number }[] =>
  AGES.map((age) => ({
    age,
    entries: groups.filter((group) => group.age === age).reduce((sum, { entries }) => sum + entries, 0),
  }));

/** The share, 0 to 1, of looked-at matches that people confirmed; null where nobody looked at one. */
export const confirmedShare = ({ confirmed, rejected }: Counts): number | null =>
  confirmed + rejected === 0 ? null : confirmed / (confirmed + rejected);
