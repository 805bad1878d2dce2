import type { AuditEntry } from '@remit/client/contract';
import { disclosedAttributes, disclosedOfParty, evolve, type Fact, NONE, type Referral } from '@remit/protocol';
import { upcast } from '../store/upcast.ts';
import type { FactRow } from './audit-rows.ts';

type Disclosed = AuditEntry['disclosed'];

/**
 * What each fact's leaf committed to for later disclosure, derived from the facts again. Facts come in order of stream
 * and version; one that cannot be read breaks the derivation for those after it, never the answer.
 */
export function disclosedByFact(facts: ReadonlyMap<string, FactRow>): Map<string, Disclosed> {
  const disclosed = new Map<string, Disclosed>();
  let state = NONE;
  let stream = '';
  for (const [name, row] of facts) {
    if (row.stream !== stream) state = NONE;
    stream = row.stream;
    if (row.stream.startsWith('referral:')) {
      state = next(state, row);
      disclosed.set(name, ofReferral(row, state));
    } else disclosed.set(name, ofOrganisation(row));
  }
  return disclosed;
}

const factOf = (row: FactRow): Fact =>
  ({ ...row, data: upcast(row.kind, row.kindVersion, row.data ?? {}) }) as unknown as Fact;

function next(state: Referral, row: FactRow): Referral {
  try {
    return evolve(state, factOf(row));
  } catch {
    return state;
  }
}

function ofReferral(row: FactRow, state: Referral): Disclosed {
  const month = row.at.slice(0, 7);
  try {
    const attributes = disclosedAttributes(factOf(row), state);
    if (row.data === null) return { kind: attributes.kind, month };
    return { ...attributes, month, origin: state.unit, recipient: state.platform };
  } catch {
    return { kind: row.kind, month };
  }
}

function ofOrganisation({ kind, at, stream, data }: FactRow): Disclosed {
  const organisation = stream.slice(stream.indexOf(':') + 1);
  return { ...disclosedOfParty({ kind, data: data ?? {} }, organisation), month: at.slice(0, 7) };
}
