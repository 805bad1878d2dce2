import { type ListEntry, type Opinion, toHex } from '@remit/match';
import { type Assumed, type Format, type Loss, standing } from './format.ts';
import { readNcmec } from './ncmec-read.ts';

const NAMESPACE = 'https://hashsharing.ncmec.org/hashsharing/v2';
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Signs that XML cannot hold at all are left out: a name is not worth a list that nobody can read. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const escaped = (text: string): string => text.replace(CONTROLS, '').replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? '');

type Members = (party: string) => string;
/** Members have numbers there; here they are counted as they come. */
function members(): Members {
  const numbers = new Map<string, number>();
  return (party) => {
    if (!numbers.has(party)) numbers.set(party, numbers.size + 1);
    return `<member id="${numbers.get(party)!}">${escaped(party)}</member>`;
  };
}

function feedbackOf(kind: string, others: readonly Opinion[], moment: string, member: Members): string {
  const type = { md5: 'Md5', sha256: 'Sha256', pdq: 'Pdq' }[kind] ?? kind;
  const of = (says: Opinion['says']): string =>
    others
      .filter((one) => one.says === says)
      .map(({ party }) => member(party))
      .join('');
  const list = (tag: string, inner: string): string =>
    `<${tag} type="${type}" lastUpdateTimestamp="${moment}">${inner}</${tag}>`;
  const [yes, no] = [of('positive'), of('negative')];
  const wrapped = `${yes && list('affirmativeFeedback', `<members timestamp="${moment}">${yes}</members>`)}${
    no && list('negativeFeedback', `<reasons><members timestamp="${moment}">${no}</members></reasons>`)
  }`;
  return wrapped && `<feedback lastUpdateTimestamp="${moment}">${wrapped}</feedback>`;
}

function item(entry: ListEntry, moment: string, member: Members): string {
  const { id, fingerprint, opinions } = entry;
  const first = standing(entry);
  const head = `${member((first ?? opinions[0])?.party ?? '')}<timestamp>${moment}</timestamp><id>${escaped(id)}</id>`;
  if (first === undefined || fingerprint.kind === 'video') return `<deletedImage>${head}</deletedImage>`;
  const others = opinions.filter((one) => one !== first && one.says !== 'withdrawn');
  const { kind, hash } = fingerprint;
  const print = `<fingerprints><${kind}>${toHex(hash)}</${kind}></fingerprints>`;
  const ground = `<classification>${escaped(first.ground)}</classification>`;
  return `<image>${head}${ground}${print}${feedbackOf(kind, others, moment, member)}</image>`;
}

function write(
  entries: readonly ListEntry[],
  { at }: Assumed & { readonly at: string },
): { text: string; lost: Loss[] } {
  const moment = `${at.slice(0, 19)}Z`;
  const member = members();
  const has = ({ fingerprint: { kind } }: ListEntry): boolean => kind !== 'video' && kind !== 'link';
  const taken = entries.filter(has);
  const lost = entries
    .filter((entry) => !has(entry))
    .map(({ id, fingerprint: { kind } }) => ({ at: id, what: `there is no place for a ${kind}` }));
  const items = taken.map((entry) => `  ${item(entry, moment, member)}\n`).join('');
  const images = `<images count="${taken.length}" maxTimestamp="${moment}">\n${items}</images>`;
  return {
    text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<queryResult xmlns="${NAMESPACE}">\n${images}\n</queryResult>\n`,
    lost,
  };
}

export const ncmec: Format = {
  drops: [
    'whether it is an image or a video (all is written as images)',
    'TLP, confidence, expiry, origin and designated entity',
    'opinions that were withdrawn, and the grounds of all but the first',
    'the members’ own numbers (they are counted anew)',
  ],
  read: readNcmec,
  write,
};
