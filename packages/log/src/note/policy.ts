import { toBase64 } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { type KeyType, parseVerifierKey, type VerifierKey } from './key.ts';
import type { Group, Quorum } from './quorum.ts';

// C2SP tlog-policy: a text file that says which logs and witnesses somebody believes, and how many of the latter a
// checkpoint needs. One format for the service, its monitors and whoever checks a proof offline.

export interface PolicyWitness {
  /** The name inside the file, by which groups and the quorum speak of it. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

export interface Policy {
  readonly logs: ReadonlyArray<{ readonly key: VerifierKey; readonly url?: string }>;
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
}

const MAX_LENGTH = 100_000;
// Everything below U+0020 but tab and newline, and delete: no octet that the format does not allow.
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f]/;

class Reader {
  readonly logs: Array<Policy['logs'][number]> = [];
  readonly witnesses: PolicyWitness[] = [];
  quorum: Quorum | undefined;
  readonly #named = new Map<string, VerifierKey | Group>();
  readonly #members = new Set<string>();

  /** What is wrong with a line, or undefined. */
  line([word, ...rest]: readonly string[]): string | undefined {
    if (word === 'log') return this.#log(rest);
    if (word === 'witness') return this.#witness(rest);
    if (word === 'group') return this.#group(rest);
    if (word === 'quorum') return this.#setQuorum(rest);
    return 'a line begins with log, witness, group or quorum';
  }

  #log([vkey = '', url, ...more]: readonly string[]): string | undefined {
    const key = keyOfType(vkey, 'ed25519');
    if (key === undefined || more.length > 0) return 'a log line is: log <verifier key> [<url>]';
    if (this.logs.some((log) => sameKey(log.key, key))) return 'a log stands here twice';
    this.logs.push({ key, ...(url !== undefined && { url }) });
    return undefined;
  }

  #witness([name = '', vkey = '', url, ...more]: readonly string[]): string | undefined {
    const key = keyOfType(vkey, 'cosignature/v1');
    if (key === undefined || more.length > 0) return 'a witness line is: witness <name> <verifier key> [<url>]';
    if (this.witnesses.some((witness) => sameKey(witness.key, key))) return 'a witness stands here twice';
    this.witnesses.push({ name, key, ...(url !== undefined && { url }) });
    return this.#name(name, key);
  }

  #group([name = '', count = '', ...names]: readonly string[]): string | undefined {
    const members: Array<VerifierKey | Group> = [];
    for (const each of names) {
      const member = this.#named.get(each);
      if (member === undefined) return `${each} is not defined above`;
      // A witness that counted in two groups could meet a quorum of two alone.
      if (this.#members.has(each)) return `${each} is in a group already`;
      this.#members.add(each);
      members.push(member);
    }
    const threshold = count === 'any' ? 1 : count === 'all' ? members.length : decimal(count);
    if (threshold === undefined || threshold < 1 || threshold > members.length)
      return 'a group line is: group <name> <number, any or all> <member>...';
    return this.#name(name, { threshold, members });
  }

  #setQuorum([name = '', ...more]: readonly string[]): string | undefined {
    if (this.quorum !== undefined || more.length > 0) return 'there is exactly one quorum line, with one name';
    const member = this.#named.get(name);
    if (name !== 'none' && member === undefined) return `${name} is not defined above`;
    this.quorum = member === undefined ? 0 : 'members' in member ? member : { threshold: 1, members: [member] };
    return undefined;
  }

  #name(name: string, member: VerifierKey | Group): string | undefined {
    if (name === 'none' || this.#named.has(name)) return `the name ${name} is taken`;
    this.#named.set(name, member);
    return undefined;
  }
}

const sameKey = (a: VerifierKey, b: VerifierKey): boolean => toBase64(a.publicKey) === toBase64(b.publicKey);
const decimal = (text: string): number | undefined => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined);

function keyOfType(text: string, type: KeyType): VerifierKey | undefined {
  const key = parseVerifierKey(text);
  return key.ok && key.value.type === type ? key.value : undefined;
}

/**
 * The policy in a file.
 *
 * @example
 * const policy = parsePolicy(`log ${logKey}\nwitness w1 ${witnessKey}\nquorum w1\n`);
 */
export function parsePolicy(text: string): Outcome<Policy> {
  if (text.length > MAX_LENGTH || FORBIDDEN.test(text)) return refuse('policy-malformed', 'this is no policy file');
  const reader = new Reader();
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]!.startsWith('#')) continue;
    const wrong = reader.line(words);
    if (wrong !== undefined) return refuse('policy-malformed', `line ${i + 1}: ${wrong}`);
  }
  const { logs, witnesses, quorum } = reader;
  return quorum === undefined
    ? refuse('policy-malformed', 'there is no quorum line')
    : accept({ logs, witnesses, quorum });
}
