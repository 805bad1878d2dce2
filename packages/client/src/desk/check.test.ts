import {
  contributedOpinion,
  dataDigest,
  disputingOpinion,
  entryIdOf,
  type EntryStatement,
  type OpinionDocument,
  opinionDigest,
  type SignedEntryAct,
  signingInput,
} from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { checkRequest, deskPolicySchema } from './check.ts';

const NOW = Date.parse('2026-11-23T08:00:00.000Z');
const fingerprint = { kind: 'SHA256', hash: 'c4'.repeat(32) } as const;
const entry = entryIdOf(fingerprint);
const judged = { tlp: 'GREEN', confidence: 90, until: '2027-06-01T00:00:00.000Z' } as const;
const source = { type: 'DECISION', reference: 'own-9', decidedAt: '2026-11-01T00:00:00.000Z' } as const;
const given = {
  fingerprint,
  ground: 'TCO_A_INCITE',
  entity: null,
  ...judged,
  source,
  exemptions: null,
  asks: [] as string[],
} as const;
const held = contributedOpinion(given, 'unit-north');
const dispute = { ground: 'JOURNALISTIC', ...judged, note: 'It was in the evening news.' } as const;
const disputed = disputingOpinion(dispute, fingerprint, 'unit-north');
/** For each act what is handed over when everything is as it should be. */
const SHOWN = {
  ConfirmOpinion: { document: held, data: { digest: opinionDigest(held) } },
  DisputeEntry: { document: disputed, data: dispute },
  WithdrawOpinion: { document: held, data: { organisation: 'unit-north', cause: 'COURT', note: null } },
  AnswerQuarantine: { document: held, data: { explanation: 'A wave of copies.' } },
} satisfies Record<SignedEntryAct, { document: OpinionDocument; data: object }>;
const ACTS = Object.keys(SHOWN) as SignedEntryAct[];

const policy = deskPolicySchema.parse({
  organisation: 'unit-north',
  allow: { LE_SUPERVISOR: [...ACTS, 'ApproveLock1'] },
});
const statement = (act: SignedEntryAct, changes: Partial<EntryStatement> = {}): EntryStatement => ({
  ...{ type: 'remit/opinion-act/v1', act, entry, organisation: 'unit-north', role: 'LE_SUPERVISOR', as: 'N-11' },
  ...{ document: opinionDigest(SHOWN[act].document), data: dataDigest(SHOWN[act].data) },
  ...{ previous: 'b'.repeat(64), nonce: '0'.repeat(32), notAfter: '2026-11-23T08:10:00.000Z' },
  ...changes,
});
const header = { alg: 'EdDSA', crit: ['remit'], iat: NOW / 1000, kid: 'north-1', remit: 'desk' } as const;
type Shown = { readonly document: object; readonly data?: object };
const check = (
  act: SignedEntryAct,
  changes: Partial<EntryStatement> = {},
  shown: Shown = SHOWN[act],
  allowed = policy,
) => {
  const input = signingInput({ ...header, crit: ['remit'], cty: 'remit/opinion-act/v1' }, statement(act, changes));
  return checkRequest({ input, ...shown }, 'north-1', allowed, NOW);
};

describe('a signer of a desk, asked for an act on an entry of the list', () => {
  it.each([
    ['ConfirmOpinion', 'vouches that the SHA256 fingerprint c4c4c4c4c4c4c4c4… is terrorist content (TCO_A_INCITE;'],
    ['DisputeEntry', 'judges otherwise: the SHA256 fingerprint c4c4c4c4c4c4c4c4… is not of this kind (JOURNALISTIC;'],
    ['WithdrawOpinion', 'because of COURT'],
    ['AnswerQuarantine', 'stands by it, although it matched far too much, that the SHA256 fingerprint'],
  ] as const)('signs %s, and says before in one sentence what is vouched for', (act, words) => {
    const checked = check(act);
    const opinion = opinionDigest(SHOWN[act].document);
    expect(checked).toMatchObject({ entry: { act, entry, role: 'LE_SUPERVISOR', document: opinion } });
    const sentence = 'sentence' in checked ? checked.sentence : '';
    expect(sentence).toContain(words);
    expect(sentence).toContain(`entry ${entry}, opinion ${opinion.slice(0, 16)}`);
    expect(JSON.stringify(checked)).not.toContain('N-11');
  });

  it.each<[string, string, Partial<EntryStatement>, Shown?]>([
    ['an opinion with another digest', 'document-differs', { document: '1'.repeat(64) }],
    [
      'an opinion that differs in one word',
      'document-differs',
      {},
      { ...SHOWN.WithdrawOpinion, document: { ...held, tlp: 'CLEAR' } },
    ],
    ['another cause than the one shown', 'data-differs', { data: '1'.repeat(64) }],
    ['an act that is not shown', 'not-understood', {}, { document: held }],
    [
      'a word that this form has not',
      'not-understood',
      {},
      { document: { ...held, more: 1 }, data: SHOWN.WithdrawOpinion.data },
    ],
    [
      'a ground that is none',
      'not-understood',
      {},
      { document: { ...held, ground: 'DISLIKED' }, data: SHOWN.WithdrawOpinion.data },
    ],
    [
      'a cause that is none',
      'not-understood',
      {},
      { document: held, data: { ...SHOWN.WithdrawOpinion.data, cause: 'X' } },
    ],
    ['another desk', 'other-organisation', { organisation: 'unit-south' }],
    ['a role that may not', 'act-not-allowed', { role: 'LE_OFFICER' }],
    ['what is over', 'statement-expired', { notAfter: '2026-11-23T07:59:59.000Z' }],
    ['what holds for hours', 'statement-expired', { notAfter: '2026-11-23T12:00:00.000Z' }],
    ['a pseudonym that is none', 'request-malformed', { as: '' }],
  ])('refuses %s', (_, refused, changes, shown) => {
    expect(check('WithdrawOpinion', changes, shown)).toEqual({ refused });
  });

  const signedAs = (
    act: SignedEntryAct,
    document: OpinionDocument,
    data: object,
    changes: Partial<EntryStatement> = {},
  ) => check(act, { document: opinionDigest(document), data: dataDigest(data), ...changes }, { document, data });
  it.each<[string, ReturnType<typeof check>]>([
    [
      'the opinion of somebody else',
      signedAs('WithdrawOpinion', { ...held, organisation: 'unit-south' }, SHOWN.WithdrawOpinion.data),
    ],
    [
      'an act that takes back for somebody else',
      signedAs('WithdrawOpinion', held, { ...SHOWN.WithdrawOpinion.data, organisation: 'unit-south' }),
    ],
    [
      'an opinion about another entry',
      check('ConfirmOpinion', { entry: entryIdOf({ kind: 'MD5', hash: 'c4'.repeat(16) }) }),
    ],
    [
      'a fingerprint that is not the entry’s',
      signedAs(
        'WithdrawOpinion',
        { ...held, fingerprint: { ...fingerprint, hash: 'd4'.repeat(32) } },
        SHOWN.WithdrawOpinion.data,
      ),
    ],
    ['an act that names another opinion', signedAs('ConfirmOpinion', held, { digest: '1'.repeat(64) })],
    ['a dispute that the opinion does not say', signedAs('DisputeEntry', disputed, { ...dispute, ground: 'ARTISTIC' })],
    ['a flood answered for what was disputed', signedAs('AnswerQuarantine', disputed, SHOWN.AnswerQuarantine.data)],
  ])('refuses %s, though every digest is right', (_, answer) => {
    expect(answer).toEqual({ refused: 'document-differs' });
  });

  it('takes no such act for one on a referral, nor the other way round', () => {
    const input = signingInput({ ...header, crit: ['remit'], cty: 'remit/act/v1' }, statement('ConfirmOpinion'));
    expect(checkRequest({ input, ...SHOWN.ConfirmOpinion }, 'north-1', policy, NOW)).toEqual({
      refused: 'request-malformed',
    });
    const mixed = check('ConfirmOpinion', { act: 'ApproveLock1' as SignedEntryAct });
    expect(mixed).toEqual({ refused: 'request-malformed' });
  });

  it('signs none where its policy names acts on referrals alone', () => {
    const referrals = deskPolicySchema.parse({ organisation: 'unit-north', allow: { LE_SUPERVISOR: ['Withdraw'] } });
    for (const act of ACTS) expect(check(act, {}, SHOWN[act], referrals)).toEqual({ refused: 'act-not-allowed' });
  });
});
