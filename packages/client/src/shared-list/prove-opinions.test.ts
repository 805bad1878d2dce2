// A service that lies with the log's own key: every proof of place holds, and the desk never said it. Cannot catch: a
// revocation that the service leaves out, which no proof shows (spec/list.md, Proof of opinions).
import {
  type Attribute,
  ATTRIBUTES,
  buildLeaf,
  formatCheckpoint,
  formatNote,
  leafHash,
  nodeHash,
  signNote,
  splitSalts,
  toBase64,
  verifierKey,
} from '@remit/log';
import {
  canonical,
  compactJws,
  dataDigest,
  type DeskHeader,
  entryIdOf,
  type EntryStatement,
  fromBase64url,
  type Json,
  opinionDigest,
  type OpinionDocument,
  opinionInList,
  sha256Hex,
  signingInput,
} from '@remit/protocol';
import { beforeEach, expect, it } from 'vitest';
import { demonstrationDeskKey, demonstrationDeskKeyId } from '../signing/demonstration.ts';
import { signingKey } from '../signing/keys.ts';
import { ListRefused } from './fault.ts';
import { checkProofs, faultOf, type ProofPolicy } from './prove-opinions.ts';
import type { OpinionProofs } from './proof-schema.ts';

const AT = '2026-03-03T09:00:00.000Z';
const DESK = 'unit-north';
const fingerprint = { kind: 'SHA256', hash: 'c4'.repeat(32) } as const;
const ENTRY = entryIdOf(fingerprint);
const OTHER = entryIdOf({ ...fingerprint, hash: 'c5'.repeat(32) });
const opinion: OpinionDocument = {
  ...{ type: 'remit/opinion/v1', entry: ENTRY, fingerprint, organisation: DESK, says: 'POSITIVE', source: null },
  ...{ ground: 'TCO_A_INCITE', entity: null, tlp: 'GREEN', confidence: 90, until: '2026-12-01T00:00:00.000Z' },
};

type Fact = { values: Partial<Record<Attribute, string>>; data?: object; document?: object };
/** What stands in the log, in its order; a test changes it before it is sealed. */
let facts: Fact[];
let log: Awaited<ReturnType<typeof signingKey>>;

const directoryFact = (kind: string, data: object, organisation = DESK): Fact => ({
  data,
  values: { kind, stream: `organisation:${organisation}`, at: AT, result: sha256Hex(canonical(data as Json)) },
});
const registration = (organisation: string, kind = 'LE_UNIT') =>
  directoryFact(
    'OrganisationRegistered',
    { organisation, kind, name: 'North', jurisdiction: 'DE', domain: 'north.example' },
    organisation,
  );
const keyOf = async (organisation: string, change: object = {}) => {
  const { publicKey } = await demonstrationDeskKey(organisation);
  const keyId = demonstrationDeskKeyId(organisation);
  const data = { purpose: 'desk', keyId, publicKey, label: 'Desk', until: '2027-01-01T00:00:00.000Z', ...change };
  return directoryFact('KeyAdded', data, organisation);
};
const revocation = () => directoryFact('KeyRevoked', { keyId: demonstrationDeskKeyId(DESK) });

type Signing = { statement?: Partial<EntryStatement>; header?: Partial<DeskHeader>; by?: string; values?: object };
/** The fact that a desk's opinion is confirmed, signed by that desk, or as a forger would have it. */
async function confirmed(document: OpinionDocument = opinion, forged: Signing = {}): Promise<Fact> {
  const digest = opinionDigest(document);
  const [organisation, previous] = [document.organisation, 'ab'.repeat(32)];
  const statement: EntryStatement = {
    ...{ type: 'remit/opinion-act/v1', act: 'ConfirmOpinion', entry: document.entry, organisation },
    ...{ role: 'LE_SUPERVISOR', as: 'N-1', document: digest, data: dataDigest({ digest }), previous },
    ...{ nonce: '0'.repeat(32), notAfter: '2026-03-03T09:10:00.000Z' },
    ...forged.statement,
  };
  const kid = demonstrationDeskKeyId(organisation);
  const cty = 'remit/opinion-act/v1';
  const header = { alg: 'EdDSA', crit: ['remit'], cty, iat: 1, kid, remit: 'desk', ...forged.header } as DeskHeader;
  const input = signingInput(header, statement);
  const { sign } = await demonstrationDeskKey(forged.by ?? organisation);
  const signature1 = compactJws(input, await sign(new TextEncoder().encode(input)));
  const stream = `entry:${document.entry}`;
  const values = { kind: 'OpinionConfirmed', stream, version: '2', previous, at: AT, signature1, ...forged.values };
  return { document, values };
}

/** The answer of a service that holds the log's key: a tree of these facts, and everything shown in its place. */
async function sealed(): Promise<OpinionProofs> {
  const leaves = facts.map(({ values }, n) => {
    const salts = splitSalts(new Uint8Array(16 * ATTRIBUTES.length).fill(n + 1));
    return { leaf: buildLeaf(values, salts), salts };
  });
  const hashes = leaves.map(({ leaf }) => leafHash(leaf));
  const shown = facts.map(({ values, data, document }, index) => ({
    ...{ index, leaf: toBase64(leaves[index]!.leaf), proof: path(hashes, index).map(toBase64) },
    opened: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        { value, salt: toBase64(leaves[index]!.salts[name as Attribute]) },
      ]),
    ),
    ...(data && { data }),
    ...(document && { document }),
  }));
  const text = formatCheckpoint({ origin: 'log.example', size: hashes.length, root: root(hashes) });
  const note = await signNote({ text, signatures: [] }, { key: logKey(), sign: log.sign });
  return {
    checkpoint: formatNote(note),
    entries: [{ entry: ENTRY, opinions: shown.filter((fact) => 'document' in fact) }],
    directory: shown.filter((fact) => 'data' in fact),
  } as unknown as OpinionProofs;
}
const half = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);
const root = (hashes: readonly Uint8Array[]): Uint8Array =>
  hashes.length === 1
    ? hashes[0]!
    : nodeHash(root(hashes.slice(0, half(hashes.length))), root(hashes.slice(half(hashes.length))));
function path(hashes: readonly Uint8Array[], index: number): Uint8Array[] {
  if (hashes.length === 1) return [];
  const [left, right] = [hashes.slice(0, half(hashes.length)), hashes.slice(half(hashes.length))];
  return index < left.length ? [...path(left, index), root(right)] : [...path(right, index - left.length), root(left)];
}
const logKey = () => verifierKey('log.example', 'ed25519', fromBase64url(log.publicKey).slice(-32));

const policy = (more: Partial<ProofPolicy> = {}): ProofPolicy => ({
  trust: { origin: 'log.example', logKeys: [logKey()] },
  readTile: () => Promise.resolve(undefined),
  demonstration: false,
  ...more,
});
const LINE = { kind: 'sha256' as const, entry: ENTRY, opinions: [opinionInList(opinion) as never] };
async function outcome(proofs?: OpinionProofs, line: typeof LINE = LINE, believed = policy()): Promise<string> {
  const [proof] = await checkProofs([line], proofs ?? (await sealed()), believed);
  return faultOf(proof!)?.code ?? 'proven';
}

beforeEach(async () => {
  log = await signingKey(new Uint8Array(32).fill(9));
  facts = [registration(DESK), await keyOf(DESK), await confirmed()];
});

it('is proven where the desk signed exactly this about exactly this entry', async () => {
  expect(await outcome()).toBe('proven');
});

it('stays proven when the desk’s key is revoked or replaced later, and when it was said twice', async () => {
  facts.push(revocation(), await confirmed(opinion, { values: { version: '9' } }));
  expect(await outcome()).toBe('proven');
});

it('is proven of whoever judges otherwise, by the one signature that this takes', async () => {
  const negative: OpinionDocument = { ...opinion, says: 'NEGATIVE', ground: 'JOURNALISTIC' };
  const line = { ...LINE, opinions: [opinionInList(negative) as never] };
  const disputed = (document: OpinionDocument): Promise<Fact> =>
    confirmed(document, {
      statement: { act: 'DisputeEntry', data: 'ef'.repeat(32) },
      values: { kind: 'EntryDisputed' },
    });
  facts[2] = await disputed(negative);
  expect(await outcome(undefined, line)).toBe('proven');
  facts[2] = { ...(await disputed({ ...negative, ground: 'ARTISTIC' })), document: negative };
  expect(await outcome(undefined, line)).toBe('statement-differs');
});

it('was never given: a line that the service made up has nothing behind it', async () => {
  const invented = { ...opinion, organisation: 'unit-south' };
  expect(await outcome(undefined, { ...LINE, opinions: [opinionInList(invented) as never] })).toBe('opinion-not-shown');
  const proofs = await sealed();
  expect(await outcome({ ...proofs, entries: [] })).toBe('opinion-not-shown');
});

it('is another’s: what was signed about another entry, or by another organisation, does not count', async () => {
  const elsewhere = await confirmed({
    ...opinion,
    entry: OTHER,
    fingerprint: { ...fingerprint, hash: 'c5'.repeat(32) },
  });
  facts[2] = elsewhere;
  expect(await outcome()).toBe('opinion-of-another');
  facts[2] = { ...elsewhere, values: { ...elsewhere.values, stream: `entry:${ENTRY}` } };
  expect(await outcome()).toBe('opinion-of-another');
  // The document is moved here, the signature is that of the other entry.
  facts[2] = { document: opinion, values: { ...elsewhere.values, stream: `entry:${ENTRY}` } };
  expect(await outcome()).toBe('statement-differs');
  facts[2] = await confirmed(opinion, { values: { stream: `entry:${OTHER}` } });
  expect(await outcome()).toBe('opinion-of-another');
  facts[2] = await confirmed({ ...opinion, fingerprint: { ...fingerprint, hash: 'c5'.repeat(32) } });
  expect(await outcome()).toBe('opinion-of-another');
  facts[2] = await confirmed(opinion, { values: { kind: 'OpinionProposed' } });
  expect(await outcome()).toBe('opinion-of-another');
  facts[2] = await confirmed(opinion, { statement: { organisation: 'unit-south' } });
  expect(await outcome()).toBe('statement-differs');
});

it('is changed: the line or the document says something else than the desk signed', async () => {
  const surer = { ...opinion, confidence: 100 };
  expect(await outcome(undefined, { ...LINE, opinions: [opinionInList(surer) as never] })).toBe('opinion-differs');
  facts[2] = { ...facts[2]!, document: surer };
  expect(await outcome(undefined, { ...LINE, opinions: [opinionInList(surer) as never] })).toBe('statement-differs');
  facts[2] = { ...facts[2], document: { ...opinion, says: 'NEGATIVE' } };
  expect(
    await outcome(undefined, { ...LINE, opinions: [{ ...opinionInList(opinion), says: 'negative' } as never] }),
  ).toBe('statement-differs');
});

it('was signed with a key that had been revoked, had run out, was not there yet, or is nobody’s', async () => {
  const [registered, key, act] = facts as [Fact, Fact, Fact];
  facts = [registered, key, revocation(), act];
  expect(await outcome()).toBe('key-revoked');
  facts = [registered, await keyOf(DESK, { until: AT }), act];
  expect(await outcome()).toBe('key-expired');
  facts = [registered, act, key];
  expect(await outcome()).toBe('key-unknown');
  facts = [registered, act];
  expect(await outcome()).toBe('key-unknown');
  const small = `MCowBQYDK2VwAyEA${'A'.repeat(43)}`;
  facts = [registered, await keyOf(DESK, { publicKey: small }), act];
  expect(await outcome()).toBe('key-unsound');
  facts = [registered, key, directoryFact('KeyAdded', key.data!, 'unit-south'), act];
  expect(await outcome()).toBe('key-shared');
});

it('was signed by somebody else, or not at all', async () => {
  facts[2] = await confirmed(opinion, { by: 'unit-south' });
  expect(await outcome()).toBe('signature-bad');
  facts[2] = await confirmed(opinion, { values: { signature1: 'a.b.c' } });
  expect(await outcome()).toBe('signature-malformed');
  facts[2] = await confirmed(opinion, { header: { remit: 'demonstration' } });
  expect(await outcome()).toBe('demonstration-key-refused');
  expect(await outcome(undefined, LINE, policy({ demonstration: true }))).toBe('proven');
});

it('was signed for another act, moment or role', async () => {
  const cases: readonly [Partial<EntryStatement>, string][] = [
    [{ act: 'WithdrawOpinion' }, 'statement-differs'],
    [{ previous: 'cd'.repeat(32) }, 'statement-differs'],
    [{ data: 'cd'.repeat(32) }, 'statement-differs'],
    [{ role: 'LE_OFFICER' }, 'role-wrong'],
    [{ role: 'PLAT_DECIDER' }, 'organisation-kind-wrong'],
    [{ notAfter: AT }, 'statement-expired'],
    [{ notAfter: '2026-03-03T10:00:00.000Z' }, 'statement-expired'],
  ];
  for (const [statement, code] of cases) {
    facts[2] = await confirmed(opinion, { statement });
    expect(await outcome(), JSON.stringify(statement)).toBe(code);
  }
});

it('stands nowhere: its place, its values or its log are not those that are shown', async () => {
  const proofs = await sealed();
  const [shown] = proofs.entries[0]!.opinions;
  const showing = (change: object): OpinionProofs => ({
    ...proofs,
    entries: [{ entry: ENTRY, opinions: [{ ...shown!, ...change }] }],
  });
  expect(await outcome(showing({ index: 0 }))).toBe('entry-not-in-log');
  const moved = { ...shown!.opened, at: { ...shown!.opened.at, value: '2026-03-03T09:01:00.000Z' } };
  expect(await outcome(showing({ opened: moved }))).toBe('opening-differs');
  const [first, ...others] = proofs.directory;
  expect(await outcome({ ...proofs, directory: [{ ...first!, index: 1 }, ...others] })).toBe('entry-not-in-log');
  const renamed = { ...first!, data: { ...first!.data, kind: 'PLATFORM' } } as typeof first;
  expect(await outcome({ ...proofs, directory: [renamed!, ...others] })).toBe('directory-entry-differs');
  expect(await outcome({ ...proofs, directory: others })).toBe('organisation-unregistered');
  const strange = policy({ trust: { origin: 'other.example', logKeys: [logKey()] } });
  await expect(outcome(proofs, LINE, strange)).rejects.toThrow(ListRefused);
});

it('is proven under a log that continues the one under which the list is held', async () => {
  const held = { size: 900, root: 'ab'.repeat(32) };
  await expect(checkProofs([LINE], await sealed(), policy(), held)).rejects.toMatchObject({ code: 'log-went-back' });
});

it('counts for organisations and keys that the policy names, where it names any', async () => {
  const { publicKey } = await demonstrationDeskKey('unit-south');
  const named = (organisation: string, keys?: string[]) =>
    policy({ organisations: [{ organisation, kind: 'LE_UNIT', ...(keys && { keys }) }] });
  expect(await outcome(undefined, LINE, named('unit-south'))).toBe('organisation-not-known');
  expect(await outcome(undefined, LINE, named(DESK, [publicKey]))).toBe('key-not-known');
  expect(await outcome(undefined, LINE, named(DESK))).toBe('proven');
});
