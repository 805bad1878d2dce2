import { describe, expect, it } from 'vitest';
import * as code from '../referral/codes.ts';
import { LABELS, TEXTS } from './index.ts';
import type { Texts } from './texts.ts';

const all = Object.entries(TEXTS).flatMap(([list, table]) =>
  Object.entries(table as Record<string, Texts>).map(([each, texts]) => [`${list} ${each}`, texts] as const),
);
const sentences = (texts: Texts): string[] => [texts.officer, texts.analyst, texts.public];

describe('what codes say', () => {
  it.each(all)('%s is short, calm and finds nobody guilty', (_, texts) => {
    for (const text of sentences(texts)) {
      expect(text).toMatch(/^\p{Lu}/u);
      expect(text.length).toBeLessThan(150);
      expect(text).not.toMatch(/!|\b(guilty|offender|criminal content|terrorists)\b|\bis (terrorist|illegal)/i);
    }
  });
  it('content is assessed as something, and never simply is it', () => {
    for (const type of code.CONTENT_TYPES.filter((each) => !code.NOT_COUNTER_TERRORISM.includes(each)))
      for (const text of sentences(TEXTS.contentType[type])) expect(text).toMatch(/^Assessed as /);
  });
  it('no two codes of one list say the same to an officer', () => {
    for (const table of Object.values(TEXTS)) {
      const officer = Object.values(table as Record<string, Texts>).map((texts) => texts.officer);
      expect(new Set(officer).size).toBe(officer.length);
    }
  });
  it('towards the platform there is one withdrawal, one pause and one answer about the criminal route', () => {
    for (const table of [TEXTS.withdraw, TEXTS.hold, TEXTS.investigativeStatus, TEXTS.whyNotCriminal])
      expect(new Set(Object.values(table as Record<string, Texts>).map((texts) => texts.analyst)).size).toBe(1);
  });
  it('the public is not told why a unit paused, or that an investigation stood behind a withdrawal', () => {
    expect(new Set(Object.values(TEXTS.hold).map((texts) => texts.public)).size).toBe(1);
    expect(TEXTS.withdraw.INVESTIGATION_INTEREST.public).toBe(TEXTS.withdraw.NOTICE_RISK.public);
    expect(TEXTS.gateCode.G6_DELAYED.officer).not.toMatch(/unit|investigation|order|hold/i);
  });
  it('no screen calls a voluntary request without force', () => {
    for (const text of sentences(TEXTS.legalForce.DOES_NOT_COMPEL)) expect(text).toMatch(/compel.*knowledge/);
  });
});

describe('labels fit a tag', () => {
  it.each(Object.entries(LABELS))('in %s each list is complete, short and without repeats', (_, labels) => {
    for (const [list, words] of Object.entries(labels)) {
      const values = Object.values(words as Record<string, string>);
      expect(Object.keys(words).sort()).toEqual(Object.keys(LABELS.en[list as keyof typeof labels]).sort());
      expect(new Set(values).size).toBe(values.length);
      for (const value of values) expect(value.length).toBeLessThan(45);
    }
  });
  it('the Arabic ones are in Arabic script', () => {
    for (const words of Object.values(LABELS.ar))
      for (const word of Object.values(words)) expect(word).toMatch(/^[\p{Script=Arabic}\p{M}\s:،]+$/u);
  });
});
