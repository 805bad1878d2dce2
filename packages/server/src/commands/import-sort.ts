import { ITEM_TYPES, type ItemType, lintLocator, type LocatorVerdict, type Party } from '@remit/protocol';
import type { ImportRow } from './import-request.ts';

/** A row, read: which platform it is on, and whether an earlier row names the same. */
export type SortedRow = {
  readonly row: ImportRow;
  readonly verdict: LocatorVerdict;
  readonly platform: string | null;
  /** The line of the first row with the same address, in any of its spellings. */
  readonly sameAs: number | null;
};

/** Reads every address once: platform by host, equality by the normalised form. */
export function sortRows(rows: readonly ImportRow[], parties: ReadonlyMap<string, Party>): SortedRow[] {
  const hosts = hostsOf(parties);
  const first = new Map<string, number>();
  return rows.map((row) => {
    const verdict = lintLocator(row.url, contextOf(row));
    const platform = platformAt(verdict.host, hosts) ?? platformAt(verdict.target?.host, hosts);
    const sameAs = verdict.normalised === undefined ? undefined : first.get(verdict.normalised);
    if (verdict.normalised !== undefined && sameAs === undefined) first.set(verdict.normalised, row.line);
    return { row, verdict, platform, sameAs: sameAs ?? null };
  });
}

/** Hosts on the cards of admitted platforms; of two that claim one host, the one whose id comes first. */
function hostsOf(parties: ReadonlyMap<string, Party>): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  for (const [id, party] of [...parties].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (party.kind !== 'PLATFORM' || party.status !== 'ADMITTED') continue;
    for (const host of party.card?.hosts ?? []) {
      const name = host.toLowerCase();
      if (!hosts.has(name)) hosts.set(name, id);
    }
  }
  return hosts;
}

/** The platform of a host or of the nearest name above it, as gate G3 reads a card. */
function platformAt(host: string | undefined, hosts: ReadonlyMap<string, string>): string | null {
  for (let name = host ?? ''; name !== ''; name = parentOf(name)) {
    const found = hosts.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

function parentOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

function contextOf({ itemType, target }: ImportRow): Parameters<typeof lintLocator>[1] {
  const type = knownItemType(itemType);
  return { ...(type && { itemType: type }), ...(target && { target }) };
}

export const knownItemType = (text: string | null | undefined): ItemType | undefined =>
  ITEM_TYPES.find((type) => type === text?.trim().toUpperCase());
