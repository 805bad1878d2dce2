import { randomBytes } from 'node:crypto';
import {
  type Actor,
  canonical,
  type CommandKind,
  EXEMPTIONS,
  type Json,
  LOCK2_QUESTIONS,
  NO_PARTY,
  parseDeskSignature,
  sha256Hex,
} from '@remit/protocol';
import { fromBase64, fromHex, leafHash, openAttribute, openCheckpoint, verifyInclusion } from '@remit/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referralRows, partyRows } from '../../client/src/contract/index.ts';
import {
  card,
  completeHeader,
  completeItem,
  PLATFORM,
  UNIT,
} from '../../protocol/src/referral/fixtures/sample-case.ts';
import { checkProvenance } from '../../client/src/verify/index.ts';
import { ulid } from '../src/ports.ts';
import { caseView } from '../src/queries/case.ts';
import { directory, hoursOf, organisationView } from '../src/queries/directory.ts';
import { provenance } from '../src/queries/provenance.ts';
import type { Reader } from '../src/queries/reader.ts';
import { publish } from '../src/store/log/publish.ts';
import { sequenceAll } from '../src/store/log/sequence.ts';
import { sha256 } from '../src/store/log/sha256.ts';
import { DECIDER, type Fixture, OFFICER, openFixture, organisations, REVIEWER, SUPERVISOR, system } from './fixture.ts';
import { anyTerm, ports, signer, trust, verify } from './log/fixture.ts';

const unit: Reader = { organisation: UNIT, person: 'officer-0001', role: 'LE_OFFICER', kind: 'LE_UNIT' };
const platform: Reader = { organisation: PLATFORM, person: 'decider-0001', role: 'PLAT_DECIDER', kind: 'PLATFORM' };
const auditor: Reader = { organisation: 'audit-1', person: 'auditor-0001', role: 'AUDITOR', kind: 'AUDIT' };
const observer: Reader = {
  organisation: 'society-1',
  person: 'observer-001',
  role: 'CIVIL_OBS',
  kind: 'CIVIL_SOCIETY',
};

const contacts = {
  desk: 'Duty desk',
  people: ['heron', 'wren'],
  deputy: 'stork',
  cover: card().cover,
  languages: ['en'],
  phone: '+44 20 7946 0000',
  verifiedAt: '2026-01-01T00:00:00.000Z',
};
const parties = [
  ...organisations.map((party) => (party.id === UNIT ? { ...party, contacts } : party)),
  { ...NO_PARTY, id: 'society-1', kind: 'CIVIL_SOCIETY' as const, status: 'ADMITTED' as const, name: 'Observatory' },
];

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture(parties)));
afterAll(() => fixture.close());

const newId = (): string => ulid(Date.now(), randomBytes(16));
async function act(id: string, kind: CommandKind, data: unknown, actor: Actor): Promise<void> {
  const subject = { type: 'referral', id } as const;
  const answer = await fixture.executor.execute({
    actor,
    kind,
    subject,
    data,
    idempotencyKey: null,
    expectedVersion: null,
  });
  expect(answer).not.toHaveProperty('refused');
}
const reading = { exemptions: Object.fromEntries(EXEMPTIONS.map((each) => [each, 'NO'])), sensitiveCategory: 'NONE' };
const answers = Object.fromEntries(LOCK2_QUESTIONS.map((each) => [each, { met: true, reason: 'Considered and met.' }]));

/** From draft to decision; worldwide reach calls lock 2. */
async function decided(id: string, global: boolean): Promise<string> {
  const itemId = newId();
  const territory = global
    ? ({ kind: 'global', reason: 'Mirrors in every state.' } as const)
    : completeHeader().territory;
  const header = completeHeader({ territory, investigativeStatus: 'OPEN' });
  await act(
    id,
    'CreateDraft',
    { platform: PLATFORM, header, items: [{ id: itemId, content: completeItem() }], importId: null },
    OFFICER,
  );
  await act(id, 'SubmitDraft', {}, OFFICER);
  await act(id, 'RecordBlindReading', { itemId, reading }, SUPERVISOR);
  const { digest } = (await caseView(fixture.store, unit, id))!;
  await act(id, 'ApproveLock1', { digest }, SUPERVISOR);
  if (global) await act(id, 'ApproveLock2', { digest, answers }, REVIEWER);
  await act(id, 'Send', {}, system('send-when-locked'));
  await act(id, 'RecordDelivery', { channel: 'IN_APP' }, system('deliver-to-inbox'));
  await act(id, 'Acknowledge', { owner: 'decider-0001', deputy: null }, DECIDER);
  await act(id, 'StartReview', {}, DECIDER);
  const decision = {
    itemId,
    outcome: 'ACT_REMOVED',
    ground: 'TERMS',
    clause: 'TVE-1',
    exemption: null,
    redirectTo: null,
    reason: 'Our clause on incitement.',
  };
  await act(id, 'DecideItems', { decisions: [decision] }, DECIDER);
  return digest!;
}
async function publishLog(): Promise<void> {
  const epoch = await anyTerm(fixture.store);
  await sequenceAll(fixture.store.pool, epoch);
  await publish(fixture.store.pool, epoch, new Date().toISOString(), {
    signer,
    paddingMultiple: 16,
    randomBytes: ports.randomBytes,
    keepers: [],
  });
}

describe('the provenance of a referral', () => {
  it('is the document that was locked, with the desks that locked it and why no second lock was needed', async () => {
    const id = newId();
    const digest = await decided(id, false);
    const pack = referralRows.provenance.response.parse(await provenance(fixture.store, platform, id));
    expect(pack.digest).toBe(digest);
    expect(sha256Hex(canonical(pack.document as Json))).toBe(digest);
    expect(pack.locks).toEqual([{ lock: 1, desk: 'Northern unit', at: expect.any(String) as string, digest }]);
    expect(pack.whyNoLock2).toMatch(/north-ct@2/);
  });

  it('shows lock 2 as a body with its appointer, and no person of either lock', async () => {
    const id = newId();
    const digest = await decided(id, true);
    const pack = (await provenance(fixture.store, platform, id))!;
    expect(pack.locks[1]).toMatchObject({
      lock: 2,
      desk: 'Oversight body',
      appointer: 'Parliament (synthetic)',
      judicial: true,
      digest,
    });
    expect(pack.whyNoLock2).toBeNull();
    for (const secret of ['officer-0001', 'supervisor-01', 'reviewer-001', 'investigativeStatus', 'OPEN'])
      expect(JSON.stringify(pack)).not.toContain(secret);
  });

  it('proves each fact that the reader may see, and none before it is published', async () => {
    const id = newId();
    await decided(id, false);
    expect((await provenance(fixture.store, unit, id))?.proofs).toEqual([]);
    await publishLog();
    const [forUnit, forPlatform] = await Promise.all([
      provenance(fixture.store, unit, id),
      provenance(fixture.store, platform, id),
    ]);
    const note = await openCheckpoint(forPlatform!.checkpoint!, trust, verify);
    if (!note.ok) throw new Error(note.detail);
    const { size, root } = note.value.checkpoint;
    for (const { leafIndex, leaf, proof } of forPlatform!.proofs) {
      const claim = { index: leafIndex, size, root, leaf: leafHash(hex(leaf), sha256), proof: proof.map(hex) };
      expect(verifyInclusion(claim, sha256)).toBe(true);
    }
    const view = await caseView(fixture.store, platform, id);
    expect(forPlatform!.proofs.map(({ version }) => version)).toEqual(view!.timeline.map(({ version }) => version));
    expect(forUnit!.proofs.length).toBeGreaterThan(forPlatform!.proofs.length);
  });

  it('opens to each desk the signatures that it made itself, as the log holds them, and to nobody the other’s', async () => {
    const id = newId();
    await decided(id, true);
    await publishLog();
    for (const reader of [unit, platform]) {
      const { proofs } = referralRows.provenance.response.parse(await provenance(fixture.store, reader, id));
      const signed = proofs.filter(({ deskSignature }) => deskSignature !== null);
      expect(signed.length).toBeGreaterThan(1);
      for (const { leaf, deskSignature } of signed) {
        const { value, salt } = deskSignature!;
        expect(openAttribute(hex(leaf), 'signature1', value, fromBase64(salt)!, sha256)).toBe(true);
        expect(parseDeskSignature(value)?.statement).toMatchObject({ organisation: reader.organisation, referral: id });
      }
    }
  });

  it('holds when it is checked with the log’s key alone, and names what was changed in it', async () => {
    const id = newId();
    await decided(id, true);
    const read = async () => referralRows.provenance.response.parse(await provenance(fixture.store, platform, id));
    const before = await checkProvenance({ ...(await read()), checkpoint: null }, trust, verify);
    expect(before).toMatchObject({ ok: true, proven: 0, published: 0, size: null });
    await publishLog();
    const pack = await read();
    expect(await checkProvenance(pack, trust, verify)).toMatchObject({
      ok: true,
      faults: [],
      proven: pack.proofs.length,
      published: pack.proofs.length,
    });
    const [proof, ...others] = pack.proofs;
    const [one, two] = pack.locks;
    const bad: [string, Partial<typeof pack>][] = [
      ['document-differs', { document: { ...pack.document, title: 'Another' } }],
      ['lock-differs', { locks: [one!, { ...two!, digest: '0'.repeat(64) }] }],
      ['inclusion-wrong', { proofs: [{ ...proof!, leafIndex: proof!.leafIndex + 1 }, ...others] }],
      ['inclusion-wrong', { proofs: [{ ...proof!, leaf: others[0]!.leaf }, ...others] }],
      ['inclusion-wrong', { proofs: [{ ...proof!, leaf: 'no hex' }, ...others] }],
      ['checkpoint-missing', { checkpoint: null }],
      ['note-malformed', { checkpoint: 'nothing' }],
      [
        'note-signature-invalid',
        { checkpoint: pack.checkpoint!.replace(/\n(\d+)\n/u, (_, size) => `\n${Number(size) + 1}\n`) },
      ],
    ];
    for (const [code, change] of bad) {
      const check = await checkProvenance({ ...pack, ...change }, trust, verify);
      expect([check.ok, check.faults.map((fault) => fault.code)], code).toEqual([false, [code]]);
    }
    const stranger = { origin: trust.origin, logKeys: [] };
    expect((await checkProvenance(pack, stranger, verify)).faults).toMatchObject([
      { code: 'note-not-signed-by-known-key' },
    ]);
  });

  it('is nobody’s who may not know the case', async () => {
    const id = newId();
    await act(id, 'CreateDraft', { platform: PLATFORM, header: completeHeader(), items: [], importId: null }, OFFICER);
    expect(await provenance(fixture.store, platform, id)).toBeNull();
    expect(await provenance(fixture.store, unit, newId())).toBeNull();
    expect(await provenance(fixture.store, unit, id)).toMatchObject({ locks: [], whyNoLock2: null });
  });
});

const hex = (text: string): Uint8Array => fromHex(text)!;

describe('the directory', () => {
  it('names desks with their contacts, hours and cards, and says which entries are old', async () => {
    const { organisations: all } = partyRows.directory.response.parse(await directory(fixture.store, platform));
    expect(all.map(({ name }) => name)).toEqual([
      'Inspectorate',
      'Lantern',
      'Northern unit',
      'Observatory',
      'Oversight body',
    ]);
    const northern = all.find(({ id }) => id === UNIT)!;
    expect(northern.contacts.map(({ person, deputy, hours }) => [person, deputy, hours])).toEqual([
      ['heron', 'stork', 'Mon–Fri 08:00–18:00'],
      ['wren', 'stork', 'Mon–Fri 08:00–18:00'],
    ]);
    expect(northern.contacts[0]!.stale).toBe(true);
    expect(northern.parameterSets).toMatchObject([{ citation: 'north-ct@2' }]);
  });
  it('lists people to their own desk and to auditors, and telephones not to observers', async () => {
    const people = async (reader: Reader) => (await organisationView(fixture.store, reader, UNIT))!.people.length;
    expect([await people(unit), await people(auditor), await people(platform), await people(observer)]).toEqual([
      2, 2, 0, 0,
    ]);
    expect((await organisationView(fixture.store, observer, UNIT))!.contacts).toEqual([]);
    expect(await organisationView(fixture.store, unit, 'unit-nowhere')).toBeNull();
  });
  it('says neighbouring days with the same hours once', () => {
    const span = (weekday: number, fromMinute: number, toMinute: number) => ({ weekday, fromMinute, toMinute });
    const weekly = [
      span(1, 540, 720),
      span(1, 780, 1020),
      span(2, 540, 720),
      span(2, 780, 1020),
      span(4, 0, 1440),
      span(6, 1320, 360),
    ];
    expect(hoursOf({ weekly })).toBe('Mon–Tue 09:00–12:00 and 13:00–17:00, Thu 00:00–24:00, Sat 22:00–06:00');
  });
});
