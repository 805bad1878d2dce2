import { describe, expect, it } from 'vitest';
import { answersFromRecord } from './answers-from-record.ts';
import { completeReferral, itemId } from './fixtures/sample-case.ts';

const asked = (item: Parameters<typeof completeReferral>[0]) =>
  answersFromRecord(completeReferral(item), [{ code: 'C_LANGUAGE', itemId: itemId(1) }]).answers.map(
    ({ answer }) => answer,
  );

describe('the question of the language', () => {
  it('is answered with the language of the item', () => expect(asked({ item: { language: 'ar' } })).toEqual(['ar']));
  it('is answered with the translation as well, where one is attached', () =>
    expect(asked({ item: { language: 'ar', translation: { language: 'en', text: 'Come to the market.' } } })).toEqual([
      'ar → en: Come to the market.',
    ]));
});
