import type { AuditEntry } from '@remit/client/contract';
import {
  disclosedAttributes,
  disclosedOfEntry,
  disclosedOfList,
  disclosedOfParty,
  type EntryFact,
  evolve,
  evolveEntry,
  type Fact,
  NO_ENTRY,
  NONE,
} from '@remit/protocol';
import { upcast } from '../store/upcast.ts';
import type { FactRow } from './audit-rows.ts';

type Disclosed = AuditEntry['disclosed'];
/** Reads one stream's facts in their order. */
type Reading = (row: FactRow) => Disclosed;

/** For each sort of stream, from its subject's identifier, what reads it: the same that the writer derives its leaves by. */
const READINGS: Readonly<Record<string, (subject: string) => Reading>> = {
  referral: readingReferral,
  entry: readingEntry,
  list: (recipient) => (row) => ({ ...disclosedOfList(row, recipient), month: monthOf(row) }),
  organisation: (organisation) => (row) => ({
    ...disclosedOfParty({ kind: row.kind, data: row.data ?? {} }, organisation),
    month: monthOf(row),
  }),
};

/**
 * What each fact's leaf committed to for later disclosure, derived from the facts again. Facts come in order of stream
 * and version; one that cannot be read breaks the derivation for those after it, never the answer.
 */
export function disclosedByFact(facts: ReadonlyMap<string, FactRow>): Map<string, Disclosed> {
  const disclosed = new Map<string, Disclosed>();
  let stream = '';
  let reading: Reading = bare;
  for (const [name, row] of facts) {
    if (row.stream !== stream) reading = readingOf(row.stream);
    stream = row.stream;
    disclosed.set(name, reading(row));
  }
  return disclosed;
}

function readingOf(stream: string): Reading {
  const colon = stream.indexOf(':');
  return READINGS[stream.slice(0, colon)]?.(stream.slice(colon + 1)) ?? bare;
}

const monthOf = ({ at }: FactRow): string => at.slice(0, 7);
const bare: Reading = (row) => ({ kind: row.kind, month: monthOf(row) });
const factOf = <F>(row: FactRow): F =>
  ({ ...row, data: upcast(row.kind, row.kindVersion, row.data ?? {}) }) as unknown as F;

function readingReferral(): Reading {
  let state = NONE;
  return (row) => {
    state = attempt(() => evolve(state, factOf<Fact>(row)), state);
    const { kind, ...rest } = attempt(() => disclosedAttributes(factOf<Fact>(row), state), { kind: row.kind });
    const parties = { origin: state.unit, recipient: state.platform };
    return { kind, month: monthOf(row), ...('class' in rest && row.data !== null && { ...rest, ...parties }) };
  };
}

function readingEntry(): Reading {
  let entry = NO_ENTRY;
  return (row) => {
    entry = attempt(() => evolveEntry(entry, factOf<EntryFact>(row)), entry);
    return attempt(() => ({ ...disclosedOfEntry(factOf<EntryFact>(row), entry), month: monthOf(row) }), bare(row));
  };
}

/** Where an administrator edited a row, nothing more may be derivable from it. */
function attempt<T, U>(derive: () => T, otherwise: U): T | U {
  try {
    return derive();
  } catch {
    return otherwise;
  }
}
