// The witnesses of REMIT_WITNESSES, and what is advised about them. A witness is another organisation that sees the log
// grow: with two of three by different kinds of organisation, no one of them can vouch for a forked log alone.
import { readFileSync } from 'node:fs';
import { parseVerifierKey, toBase64 } from '@remit/log';
import type { Witness } from './jobs/witnesses/ask.ts';
import type { WitnessPolicy } from './jobs/witnesses/panel.ts';

const MOST = 32;

/** What is wrong with the setting, for the operator. */
export class WitnessListFault extends Error {}

const FORM = 'is a list of "name+id+key URL kind", separated by commas or lines, or @FILE with such lines';

/** @throws WitnessListFault naming the entry that cannot be used */
export function readWitnesses(setting: string): Witness[] {
  const text = setting.trim().startsWith('@') ? fileOf(setting.trim().slice(1)) : setting;
  const entries = text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !entry.startsWith('#'));
  const witnesses = entries.map(witnessOf);
  const keys = new Set(witnesses.map(({ key }) => toBase64(key.publicKey)));
  if (keys.size < witnesses.length) throw new WitnessListFault('names one witness twice');
  if (witnesses.length > MOST) throw new WitnessListFault(`names more than ${MOST} witnesses`);
  return witnesses;
}

function fileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new WitnessListFault(
      `names the file ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}

function witnessOf(entry: string): Witness {
  const [vkey = '', url = '', kind, ...more] = entry.split(/\s+/);
  const key = parseVerifierKey(vkey);
  const address = URL.parse(url);
  if (!key.ok || key.value.type !== 'cosignature/v1' || more.length > 0) throw new WitnessListFault(FORM);
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '' || address.search !== '')
    throw new WitnessListFault(`has no address that a witness can have for ${key.value.name}`);
  return { key: key.value, url, kind: kind ?? null };
}

/** More than half, unless the operator says otherwise: two majorities always have a witness in common. */
export const majority = (witnesses: number): number => (witnesses === 0 ? 0 : Math.floor(witnesses / 2) + 1);

/** Why this policy is weaker than the one that is recommended in service; null where it is not. */
export function advice({ witnesses, needed }: WitnessPolicy): string | null {
  const kinds = new Set(witnesses.flatMap(({ kind }) => (kind === null ? [] : [kind]))).size;
  if (witnesses.length >= 3 && needed >= 2 && kinds >= 2) return null;
  const now =
    witnesses.length === 0
      ? 'No witness is configured'
      : `${needed} of ${witnesses.length} witnesses of ${kinds} named ${kinds === 1 ? 'kind' : 'kinds'} of organisation are asked for`;
  return `${now}: whoever holds the log's key could show two readers two logs. Recommended are at least two of three, by different kinds of organisation (REMIT_WITNESSES, docs/how-to/run-the-service.md).`;
}
