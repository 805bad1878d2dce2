import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal, type RefusalCode } from '../refusals.ts';
import { ORGANISATION_REFUSALS } from '../refusals/organisations.ts';
import { PEOPLE_REFUSALS } from '../refusals/people.ts';
import { PUBLISHED_REFUSALS } from '../refusals/published.ts';
import {
  decideParty,
  EMPTY_WORLD,
  evolveParty,
  type Actor,
  type NewPartyFact,
  ORGANISATION_STATES,
  PARTY_COMMAND_KINDS,
  type PartyCommand,
  partyCommandSchemas,
  type PartyFact,
  type PartyWorld,
  replayParty,
} from './index.ts';

type Vector = {
  readonly name: string;
  readonly history?: string;
  readonly given: readonly PartyFact[];
  readonly when: { readonly command: PartyCommand; readonly actor: Actor; readonly at: string };
  readonly world?: Partial<PartyWorld>;
  readonly then: { readonly facts: readonly NewPartyFact[] } | { readonly refusal: RefusalCode };
};

const folder = new URL('../../../../spec/vectors/parties/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'histories.json');
const histories = read('histories.json') as Readonly<Record<string, readonly PartyFact[]>>;
/** A vector's `history` names the facts that come before those it gives itself. */
const vectorsOf = (file: string): Vector[] =>
  (read(file) as Vector[]).map((vector) => ({
    ...vector,
    given: [...(histories[vector.history ?? ''] ?? []), ...vector.given],
  }));
const all = files.flatMap(vectorsOf);

function outcome({ given, when, world }: Vector): Vector['then'] {
  const decision = decideParty(replayParty(given), { ...when, world: { ...EMPTY_WORLD, ...world } });
  return isRefusal(decision) ? { refusal: decision.code } : { facts: decision };
}

describe.each(files)('vectors of parties: %s', (file) => {
  it.each(vectorsOf(file).map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const schema = partyCommandSchemas[vector.when.command.kind];
    expect(schema.parse(vector.when.command.data)).toEqual(vector.when.command.data);
    expect(outcome(vector)).toEqual(vector.then);
    const facts = 'facts' in vector.then ? vector.then.facts : [];
    const { at, actor } = vector.when;
    const after = facts.reduce((party, fact) => evolveParty(party, { ...fact, at, actor }), replayParty(vector.given));
    expect(after.version).toBe(vector.given.length + facts.length);
  });
});

describe('the vectors are whole', () => {
  it('every cell of the matrix has one', () => {
    const cells = new Set(
      vectorsOf('matrix.json').map(({ given, when }) => `${when.command.kind} ${replayParty(given).status}`),
    );
    expect(cells.size).toBe(PARTY_COMMAND_KINDS.length * ORGANISATION_STATES.length);
  });
  it('every refusal of the parties is met by one', () => {
    const met = new Set(all.flatMap(({ then }) => ('refusal' in then ? [then.refusal] : [])));
    const codes = Object.keys({ ...ORGANISATION_REFUSALS, ...PEOPLE_REFUSALS, ...PUBLISHED_REFUSALS });
    expect(codes.filter((code) => !met.has(code as RefusalCode))).toEqual([]);
  });
  it('no two have the same name', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});
