import { createHash } from 'node:crypto';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { insertCode } from '../store/working/enrolments.ts';
import { working } from '../store/working/working.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A one-time code for people to read out and type: 130 random bits in groups of five, without letters that mislead. */
export function newEnrolmentCode(ports: Ports): string {
  const letters = [...ports.randomBytes(26)].map((byte) => ALPHABET[byte & 31]!).join('');
  return letters.match(/.{1,5}/g)!.join('-');
}

/** What is kept of a code, however it was typed: `codeDigest` of StartCeremony, and of every code given later. */
export function codeDigest(code: string): string {
  const typed = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(typed).digest('hex');
}

/** A new code for an enrolled person, valid for 72 hours; the one before is void. Shown once, kept nowhere. */
export async function giveEnrolmentCode(
  store: Store,
  ports: Ports,
  organisation: string,
  person: string,
): Promise<string> {
  const code = newEnrolmentCode(ports);
  await working(store, (client) =>
    insertCode(client, ports.now?.() ?? null, { digest: codeDigest(code), organisation, person }),
  );
  return code;
}
