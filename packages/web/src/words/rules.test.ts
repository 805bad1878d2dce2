import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules as ar } from './ar/rules/index.ts';
import { blockedBy } from './blocked-by.ts';
import { rules as de } from './de/rules/index.ts';
import { rules as en } from './en/rules.ts';
import type { RuleWords } from './rule-words.ts';
import { sayAddress, sayBundleCode, sayGate, sayListProblem, sayRefusal } from './say-rule.ts';

const TRANSLATED: readonly (readonly [string, RuleWords])[] = [
  ['de', de],
  ['ar', ar],
];
const READERS = ['officer', 'analyst', 'public'] as const;

/** Each sentence with the path of its code; reader by reader where there are readers. */
function sentences(words: RuleWords): Map<string, string> {
  const found = new Map<string, string>();
  for (const code of Object.keys(en.refusal) as (keyof RuleWords['refusal'])[])
    for (const part of [...READERS, 'remedy'] as const) found.set(`${code}.${part}`, words.refusal[code][part]);
  for (const code of Object.keys(en.gate) as (keyof RuleWords['gate'])[])
    for (const reader of READERS) found.set(`${code}.${reader}`, words.gate[code][reader]);
  for (const list of ['address', 'edge'] as const)
    for (const [code, { sentence, remedy }] of Object.entries(words[list]))
      found.set(`${code}.sentence`, sentence).set(`${code}.remedy`, remedy);
  for (const [code, sentence] of Object.entries(words.list)) found.set(code, sentence);
  for (const [code, sentence] of Object.entries(words.bundle)) found.set(`bundle.${code}`, sentence);
  return found;
}

describe('the rules in three languages', () => {
  const english = sentences(en);

  it.each(TRANSLATED)('%s says every sentence that English says, in words of its own', (_, words) => {
    const own = sentences(words);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [code, sentence] of own) {
      expect(sentence, code).toMatch(/[.؟]$/u);
      expect(sentence, code).not.toMatch(/[!！]/u);
      expect(sentence, code).not.toBe(english.get(code));
    }
  });

  it('Arabic is written in Arabic letters throughout', () => {
    for (const [code, sentence] of sentences(ar)) expect(sentence, code).toMatch(/^[«]?[\u0600-\u06ff{]/u);
  });

  it.each(TRANSLATED)('%s quotes the word of the file wherever English does', (_, words) => {
    for (const [code, sentence] of Object.entries(words.list))
      expect(sentence.includes('{{what}}'), code).toBe(en.list[code as keyof RuleWords['list']].includes('{{what}}'));
  });

  it.each(TRANSLATED)('%s tells the officer nothing about other units where work is delayed (D8)', (_, words) => {
    expect(words.gate.G6_DELAYED.officer).not.toMatch(/Stelle|Ermittlung|الوحدة|تحقيق/u);
  });
});

describe('what a screen says of a code', () => {
  beforeAll(async () => {
    await i18next.init({
      lng: 'de',
      resources: {
        de: { rules: de, api: { presentState: 'Stand: {{status}}' }, states: { status: { LOCK2: 'Sperre 2' } } },
      },
      interpolation: { escapeValue: false },
    });
  });
  afterAll(() => i18next.changeLanguage('en'));

  it('is worded for the desk that reads it', () => {
    expect(sayRefusal('certificate-expired', 'officer')?.sentence).toBe(de.refusal['certificate-expired'].officer);
    expect(sayRefusal('certificate-expired', 'analyst')?.sentence).toBe(de.refusal['certificate-expired'].analyst);
    expect(sayGate('G8_LANGUAGE', 'public')).toBe(de.gate.G8_LANGUAGE.public);
  });

  it('covers the edge, the linter and lists as well', () => {
    expect(sayRefusal('not-signed-in', 'public')?.remedy).toBe(de.edge['not-signed-in'].remedy);
    expect(sayAddress('home-page')).toContain(de.address['home-page'].remedy);
    expect(sayBundleCode('document-differs')).toBe(de.bundle['document-differs']);
    const problem = { line: 3, code: 'not-an-address', what: 'morgen', message: '', kept: false } as const;
    expect(sayListProblem(problem)).toBe('„morgen“ ist keine Webadresse.');
  });

  it('names the state where the state is the reason', () => {
    expect(blockedBy('not-in-this-state', 'officer', 'LOCK2').sentence).toContain('Stand: Sperre 2');
  });

  it('shows a code that a newer server knows as it is', () => {
    expect(blockedBy('some-new-code', 'officer').sentence).toBe('some-new-code');
    expect(sayRefusal('some-new-code', 'officer')).toBeUndefined();
  });
});
