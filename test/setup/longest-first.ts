import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, longest first. Where nothing is remembered of earlier runs vitest goes by the files' sizes; one
 * of these at the very end would then run alone, beside an idle core.
 */
const LONGEST = [
  'exhaustive/search',
  'journeys/places',
  'journeys/signing',
  'journeys/people-and-keys',
  'journeys/shared-list',
  'journeys/forms',
  'journeys/annex',
  'service/archive',
  'journeys/desk-signer',
  'journeys/webauthn-refusals',
  'service/simulate',
  'service/log-adversary',
  'service/kills',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? LONGEST.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // Stable: vitest's own order holds for the others, and what it calls a group is a group to vitest whatever we do.
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
