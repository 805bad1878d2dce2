import type { Bundle } from '@remit/client/contract';
import {
  citation,
  type DeskSignature,
  directoryDigest,
  directoryEntry,
  type ParameterSet,
  type Referral,
} from '@remit/protocol';
import type { StoredFact } from '../store/facts.ts';
import type { Store } from '../store/store.ts';
import { nameOf, type Openable } from './bundle-entries.ts';
import { factsOf } from './case.ts';

/** A fact of an organisation that a bundle shows, with what may be shown of it. */
export type Shown = {
  readonly fact: StoredFact;
  readonly data: Readonly<Record<string, unknown>>;
  readonly digest: string;
};

/**
 * The facts by which a reader judges who signed: registrations, the desk keys that signed with their revocations, the
 * appointment of oversight, the parameter set cited (spec/bundle.md, Directory).
 */
export async function directoryOf(
  store: Store,
  sent: Referral,
  signatures: readonly DeskSignature[],
): Promise<readonly Shown[]> {
  const organisations = [...new Set([sent.unit, ...signatures.map(({ statement }) => statement.organisation)])];
  const keys = new Set(signatures.map(({ header }) => header.kid));
  const cited = sent.header.parameterSet ?? '';
  return directoryFacts(store, organisations, (fact) => bears(fact, keys, cited));
}

/** Facts of these organisations that a reader is shown, those that bear on a question. */
export async function directoryFacts(
  store: Store,
  organisations: readonly string[],
  bearsOn: (fact: StoredFact) => boolean,
): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const organisation of organisations) {
    const facts = (await factsOf(store, `organisation:${organisation}`)) as unknown as StoredFact[];
    for (const fact of facts.filter(bearsOn)) {
      const data = directoryEntry(fact);
      if (data) shown.push({ fact, data, digest: directoryDigest(fact) });
    }
  }
  return shown;
}

function bears({ kind, data }: StoredFact, keys: ReadonlySet<string>, cited: string): boolean {
  switch (kind) {
    case 'OrganisationRegistered':
    case 'OversightAppointed':
      return true;
    case 'KeyAdded':
    case 'KeyRevoked':
      return keys.has(String(data['keyId']));
    case 'ParameterSetPublished':
      return citation(data['set'] as ParameterSet) === cited;
    case 'ParameterSetWithdrawn':
      return data['set'] === cited;
    default:
      return false;
  }
}

/** The parameter set among them that the document cites. */
export function citedSet(shown: readonly Shown[]): ParameterSet | null {
  const published = shown.find(({ fact }) => fact.kind === 'ParameterSetPublished');
  return published ? (published.data['set'] as ParameterSet) : null;
}

/** As a bundle shows it, with its place under the checkpoint. */
export function directoryEntryOf({ fact, data, digest }: Shown, { entries }: Openable): Bundle['directory'][number] {
  const { place, opened } = entries.get(nameOf(fact))!;
  return {
    ...place,
    opened: opened({ kind: fact.kind, stream: fact.stream, at: fact.at, result: digest }),
    data: data as Bundle['directory'][number]['data'],
  };
}
