import { canonical, type Json } from '@remit/protocol';
import { type Forgery, LOG, repeated, WITNESSES } from './forge.ts';
import { type Spoilt, spoilt } from './spoil.ts';
import { formatVerifierKey } from '@remit/log';

const textOf = ({ bundle }: Forgery): string => canonical(bundle as unknown as Json);
const replaced =
  (from: string | RegExp, to: string) =>
  (forgery: Forgery): string =>
    textOf(forgery).replace(from, to);
const twoWitnesses = (forgery: Forgery): void => {
  forgery.policy.witnessKeys = WITNESSES.map(({ key }) => formatVerifierKey(key));
  forgery.policy.witnesses = 2;
};

/** What is wrong before any signature is looked at: policy, form, checkpoint, freshness. */
export const BAD_FORM: Readonly<Record<string, Spoilt>> = {
  'policy-without-log-key': spoilt('policy-malformed', ({ policy }) => void (policy.logKeys = [])),
  'policy-asks-more-witnesses-than-it-names': spoilt('policy-malformed', ({ policy }) => void (policy.witnesses = 1)),
  'policy-with-unknown-member': spoilt(
    'policy-malformed',
    ({ policy }) => void Object.assign(policy, { trust: 'all' }),
  ),
  'policy-with-witness-key-as-log-key': spoilt(
    'policy-malformed',
    ({ policy }) => void (policy.logKeys = [formatVerifierKey(WITNESSES[0]!.key)]),
  ),
  'not-json': spoilt('bundle-not-json', () => 'This is no bundle.'),
  'cut-off': spoilt('bundle-not-json', (forgery) => textOf(forgery).slice(0, -1)),
  'empty-file': spoilt('bundle-not-json', () => ''),
  'next-version': spoilt('bundle-version-unknown', replaced('"remit/bundle/v1"', '"remit/bundle/v2"')),
  'a-list': spoilt('bundle-version-unknown', () => '[]'),
  'unknown-member': spoilt('bundle-malformed', ({ bundle }) => void Object.assign(bundle, { comment: 'trust me' })),
  'unknown-member-in-document': spoilt(
    'bundle-malformed',
    ({ bundle }) => void Object.assign(bundle.document.header, { urgency: 'now' }),
  ),
  'unknown-member-in-entry': spoilt(
    'bundle-malformed',
    ({ bundle }) => void Object.assign(bundle.chain[0]!, { person: 'nru-officer-1' }),
  ),
  'confidential-field-in-document': spoilt(
    'bundle-malformed',
    ({ bundle }) => void Object.assign(bundle.document.header, { investigativeStatus: 'NONE' }),
  ),
  'opened-actor': spoilt('bundle-malformed', ({ bundle }) => {
    const { salt } = bundle.chain[0]!.opened.at;
    Object.assign(bundle.chain[0]!.opened, { actor: { value: '{}', salt } });
  }),
  'no-checkpoint': spoilt('bundle-malformed', ({ bundle }) => void Reflect.deleteProperty(bundle, 'checkpoint')),
  'no-facts': spoilt('bundle-malformed', ({ bundle }) => void (bundle.chain = [])),
  'base64-with-stray-bits': spoilt('bundle-malformed', ({ bundle }) => {
    const { at } = bundle.chain[0]!.opened;
    at.salt = at.salt.replace(
      /.==$/,
      (end) => `${end[0] === 'A' ? 'B' : String.fromCharCode(end.charCodeAt(0) + 1)}==`,
    );
  }),
  'base64-without-padding': spoilt('bundle-malformed', ({ bundle }) => {
    const { at } = bundle.chain[0]!.opened;
    at.salt = at.salt.replaceAll('=', '');
  }),
  'salt-too-short': spoilt('bundle-malformed', ({ bundle }) => void (bundle.chain[0]!.opened.at.salt = 'AAAA')),
  'proof-of-sixty-five-hashes': spoilt('bundle-malformed', ({ bundle }) => {
    const [entry] = bundle.chain;
    entry!.proof = Array.from({ length: 65 }, () => entry!.proof[0]!);
  }),
  'leaf-cut-short': spoilt('bundle-malformed', ({ bundle }) => {
    bundle.chain[0]!.leaf = bundle.chain[0]!.leaf.slice(0, 400);
  }),
  'negative-index': spoilt('bundle-malformed', ({ bundle }) => void (bundle.chain[0]!.index = -1)),
  'index-with-fraction': spoilt('bundle-malformed', ({ bundle }) => void (bundle.chain[0]!.index += 0.5)),
  'instant-without-milliseconds': spoilt(
    'bundle-malformed',
    ({ bundle }) => void (bundle.freshUntil = '2026-03-04T18:00:00Z'),
  ),
  'instant-that-is-no-day': spoilt(
    'bundle-malformed',
    ({ bundle }) => void (bundle.freshUntil = '2026-02-30T18:00:00.000Z'),
  ),
  'upper-case-digest': spoilt('bundle-malformed', ({ bundle }) => {
    bundle.document.confidential = bundle.document.confidential.toUpperCase();
  }),
  'duplicate-member': spoilt(
    'bundle-not-canonical',
    replaced('"type":"remit/bundle/v1"', '"type":"x","type":"remit/bundle/v1"'),
  ),
  'duplicate-member-inside': spoilt(
    'bundle-not-canonical',
    replaced('{"alternatives"', '{"title":"Other","alternatives"'),
  ),
  'spaced-out': spoilt('bundle-not-canonical', ({ bundle }) => JSON.stringify(bundle, null, 1)),
  'newline-at-the-end': spoilt('bundle-not-canonical', (forgery) => `${textOf(forgery)}\n`),
  'members-in-another-order': spoilt('bundle-not-canonical', ({ bundle }) => {
    const { type, ...rest } = JSON.parse(canonical(bundle as unknown as Json)) as Record<string, unknown>;
    return JSON.stringify({ type, ...rest });
  }),
  'escaped-letter': spoilt('bundle-not-canonical', replaced('"remit/bundle/v1"', '"remit/bundle/v\\u0031"')),
  'index-as-decimal-fraction': spoilt('bundle-not-canonical', replaced(/"index":(\d+)/, '"index":$1.0')),
  'no-legal-force': spoilt('document-malformed', ({ bundle }) => void (bundle.document.legalForce = null)),
  'unknown-legal-force': spoilt('bundle-malformed', ({ bundle }) => void (bundle.document.legalForce = 'COMPELS')),
  'item-twice': spoilt(
    'document-malformed',
    ({ bundle }) => void bundle.document.items.push(bundle.document.items[0]!),
  ),
  'checkpoint-is-no-note': spoilt('checkpoint-malformed', ({ bundle }) => void (bundle.checkpoint = 'nothing')),
  'checkpoint-with-leading-zero': spoilt('checkpoint-malformed', (forgery) =>
    forgery.seal({ size: `0${forgery.leaves.length}` }),
  ),
  'checkpoint-by-another-key': spoilt('checkpoint-signer-unknown', (forgery) =>
    forgery.seal({ signer: repeated(LOG.key.name, 70, 'ed25519') }),
  ),
  'checkpoint-by-a-witness-alone': spoilt('checkpoint-signer-unknown', async (forgery) => {
    twoWitnesses(forgery);
    await forgery.seal({ signer: repeated('stranger.example', 71, 'ed25519'), witnesses: WITNESSES.slice(0, 2) });
  }),
  'checkpoint-size-changed': spoilt('checkpoint-signature-bad', ({ bundle }) => {
    bundle.checkpoint = bundle.checkpoint.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 16}\n`);
  }),
  'checkpoint-of-another-origin': spoilt('checkpoint-origin-differs', (forgery) =>
    forgery.seal({ origin: 'another.example/log' }),
  ),
  'no-cosignature': spoilt('cosignatures-missing', twoWitnesses),
  'one-cosignature-of-two': spoilt('cosignatures-missing', async (forgery) => {
    twoWitnesses(forgery);
    await forgery.seal({ witnesses: [WITNESSES[0]!] });
  }),
  'one-witness-twice': spoilt('cosignatures-missing', async (forgery) => {
    twoWitnesses(forgery);
    await forgery.seal({ witnesses: [WITNESSES[0]!, WITNESSES[0]!] });
  }),
  'cosigned-by-strangers': spoilt('cosignatures-missing', async (forgery) => {
    twoWitnesses(forgery);
    const strangers = [80, 81].map((byte) => repeated(`stranger.example/w${byte}`, byte, 'cosignature/v1'));
    await forgery.seal({ witnesses: strangers });
  }),
  'read-too-late': spoilt('bundle-stale', (forgery) => void (forgery.now = '2026-03-04T18:00:00.001Z')),
  'cosigned-too-long-ago': spoilt('bundle-stale', async (forgery) => {
    twoWitnesses(forgery);
    forgery.policy.maxAgeSeconds = 86_400;
    forgery.bundle.freshUntil = '2026-03-05T18:00:00.000Z';
    forgery.now = '2026-03-04T20:00:00.000Z';
    await forgery.seal({ witnesses: WITNESSES.slice(0, 2) });
  }),
  'fresh-for-ever': spoilt('freshness-too-long', ({ bundle }) => {
    bundle.freshUntil = '2099-01-01T00:00:00.000Z';
  }),
};
