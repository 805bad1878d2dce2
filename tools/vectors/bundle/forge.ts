import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import { type Bundle, type BundlePolicy, demonstrationDeskKey, demonstrationDeskKeyId } from '@remit/client';
import {
  type Attribute,
  ATTRIBUTES,
  commit,
  cosign,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  fromBase64,
  leafHash,
  nodeHash,
  type Note,
  type Signer,
  signNote,
  toBase64,
  verifierKey,
} from '@remit/log';
import {
  canonical,
  compactJws,
  dataDigest,
  type DeskHeader,
  parseDeskSignature,
  sha256Hex,
  signingInput,
  type Statement,
} from '@remit/protocol';

export type Entry = Bundle['chain'][number];
export type Listed = Bundle['directory'][number];
/** One bundle of the vectors as a forger of all but the right keys would have it: the log's own key included. */
export type Forgery = {
  bundle: Bundle;
  policy: BundlePolicy;
  now: string;
  readonly leaves: Uint8Array[];
  readonly entry: (kind: string) => Entry;
  readonly listed: (kind: string, organisation?: string) => Listed;
  /** Opens another value under the same salt. */
  readonly open: (entry: Entry | Listed, name: Attribute, value: string) => void;
  /** Shows other data, committed to. */
  readonly show: (entry: Listed, change: object) => void;
  /** Moves an entry to another place in the log. */
  readonly place: (entry: Entry | Listed, index: number) => void;
  /** Signs a changed statement with a desk's own key. */
  readonly resign: (entry: Entry, change: Partial<Statement>, by?: Signing) => Promise<void>;
  /** Lets the tree, its proofs and its checkpoint follow from what was changed. */
  readonly seal: (options?: Sealing) => Promise<void>;
};
type Signing = { desk?: string; key?: string; header?: Partial<DeskHeader> };
type Sealing = { origin?: string; signer?: Signer; witnesses?: readonly Signer[]; size?: string };

type Opened = Readonly<Record<string, { readonly value: string; readonly salt: string }>>;

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key of the log or of a witness, made of one repeated byte. */
export function repeated(name: string, byte: number, type: 'ed25519' | 'cosignature/v1'): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.alloc(32, byte)]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: verifierKey(name, type, new Uint8Array(raw)), sign: (message) => sign(null, message, key) };
}
export const LOG = repeated('vectors.example/log', 61, 'ed25519');
export const WITNESSES = [62, 63, 64].map((byte) => repeated(`witness.example/w${byte}`, byte, 'cosignature/v1'));

export const policyOf = (patch: Partial<BundlePolicy> = {}): BundlePolicy => ({
  type: 'remit/bundle-policy/v1',
  origin: LOG.key.name,
  logKeys: [formatVerifierKey(LOG.key)],
  witnessKeys: [],
  witnesses: 0,
  maxAgeSeconds: 172_800,
  demonstration: false,
  ...patch,
});

export function forge(text: string, leaves: readonly Uint8Array[], policy: BundlePolicy, now: string): Forgery {
  const forgery: Forgery = {
    bundle: JSON.parse(text) as Bundle,
    policy: structuredClone(policy),
    now,
    leaves: leaves.map((leaf) => leaf.slice()),
    entry: (kind) => forgery.bundle.chain.find(({ opened }) => opened.kind.value === kind)!,
    listed: (kind, organisation) =>
      forgery.bundle.directory.find(
        ({ opened }) =>
          opened.kind.value === kind && (!organisation || opened.stream.value === `organisation:${organisation}`),
      )!,
    open: ({ opened }, name, value) => {
      (opened as Record<string, { value: string }>)[name]!.value = value;
    },
    show: (entry, change) => {
      entry.data = { ...entry.data, ...change };
      entry.opened.result.value = sha256Hex(canonical(entry.data));
    },
    place: (entry, index) => {
      forgery.leaves[index] = forgery.leaves[entry.index]!.slice();
      entry.index = index;
    },
    resign: (entry, change, by) => resign(entry, change, by),
    seal: (options) => seal(forgery, options),
  };
  return forgery;
}

async function resign(entry: Entry, change: Partial<Statement>, { desk, key, header }: Signing = {}): Promise<void> {
  const read = parseDeskSignature(entry.opened.signature1!.value)!;
  const statement = { ...read.statement, ...change, ...(entry.data && { data: dataDigest(entry.data) }) };
  if (change.data !== undefined) statement.data = change.data;
  const kid = demonstrationDeskKeyId(desk ?? statement.organisation);
  const input = signingInput({ ...read.header, kid, ...header }, statement);
  const signer = await demonstrationDeskKey(key ?? desk ?? statement.organisation);
  entry.opened.signature1!.value = compactJws(input, await signer.sign(new TextEncoder().encode(input)));
}

async function seal({ bundle, leaves }: Forgery, options: Sealing = {}): Promise<void> {
  const entries = [...bundle.chain, ...bundle.directory];
  for (const { index, opened } of entries) {
    const leaf = leaves[index]!;
    for (const [name, { value, salt }] of Object.entries(opened as Opened))
      leaf.set(commit(name as Attribute, value, fromBase64(salt)!), 1 + 32 * ATTRIBUTES.indexOf(name as Attribute));
  }
  const hashes = leaves.map((leaf) => leafHash(leaf, sha256));
  for (const entry of entries) {
    entry.leaf = toBase64(leaves[entry.index]!);
    entry.proof = path(hashes, entry.index, 0, hashes.length).map(toBase64);
  }
  bundle.checkpoint = await checkpointOf(root(hashes, 0, hashes.length), hashes.length, options);
}

async function checkpointOf(
  head: Uint8Array,
  size: number,
  { origin = LOG.key.name, signer = LOG, witnesses = [], size: spelt }: Sealing,
): Promise<string> {
  const text = formatCheckpoint({ origin, size, root: head });
  const written = spelt === undefined ? text : text.replace(`\n${size}\n`, `\n${spelt}\n`);
  let note: Note = await signNote({ text: written, signatures: [] }, signer);
  for (const witness of witnesses) note = await cosign(note, COSIGNED, witness);
  return formatNote(note);
}
export const COSIGNED = Date.parse('2026-03-03T18:00:05.000Z') / 1000;

/** The largest power of two below n (RFC 6962, section 2.1). */
const half = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

function root(hashes: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return hashes[from]!;
  const middle = from + half(to - from);
  return nodeHash(root(hashes, from, middle), root(hashes, middle, to), sha256);
}

function path(hashes: readonly Uint8Array[], index: number, from: number, to: number): Uint8Array[] {
  if (to - from === 1) return [];
  const middle = from + half(to - from);
  return index < middle
    ? [...path(hashes, index, from, middle), root(hashes, middle, to)]
    : [...path(hashes, index, middle, to), root(hashes, from, middle)];
}
