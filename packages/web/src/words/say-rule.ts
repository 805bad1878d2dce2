import type { ListProblem } from '@remit/client';
import type { Reader } from '@remit/protocol';
import i18next from 'i18next';
import type { Answer } from './rule-words.ts';

/**
 * What a rule says, in the language of the moment: the one place where a screen turns a code into its sentence. A code
 * that only a newer server knows has no sentence here, and the caller shows what the server sent.
 */
const say = (key: string, values: Readonly<Record<string, string>> = {}): string | undefined =>
  i18next.exists(key) ? (i18next.t as (key: string, values: object) => string)(key, values) : undefined;

/** A "no" of the protocol for its reader, or of the service's edge for everybody. */
export function sayRefusal(code: string, reader: Reader): Answer | undefined {
  const sentence = say(`rules:refusal.${code}.${reader}`) ?? say(`rules:edge.${code}.sentence`);
  const remedy = say(`rules:refusal.${code}.remedy`) ?? say(`rules:edge.${code}.remedy`);
  return sentence === undefined ? undefined : { sentence, remedy: remedy ?? '' };
}

/** What a gate found. */
export const sayGate = (code: string, reader: Reader): string => say(`rules:gate.${code}.${reader}`) ?? code;

/** Why a bundle does not hold; the code itself where only a newer program knows it. */
export const sayBundleCode = (code: string): string => say(`rules:bundle.${code}`) ?? code;

/** What is wrong with an address and how to mend it; undefined for a text that is no code of the linter. */
export function sayAddress(code: string): string | undefined {
  const sentence = say(`rules:address.${code}.sentence`);
  return sentence && `${sentence} ${say(`rules:address.${code}.remedy`) ?? ''}`.trim();
}

/** A remark about a list that was read. */
export const sayListProblem = ({ code, what, message }: ListProblem): string =>
  say(`rules:list.${code}`, { what }) ?? message;
