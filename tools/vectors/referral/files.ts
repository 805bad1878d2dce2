import { afterDecision } from './after-decision.ts';
import { annexes } from './annexes.ts';
import { BASE } from './book.ts';
import { type Example, vectorOf } from './example.ts';
import { drafting } from './drafting.ts';
import { histories } from './histories.ts';
import { holdsAndEnds } from './holds-and-ends.ts';
import { locks, requiredLocks } from './locks.ts';
import { matrix } from './matrix.ts';
import { platform } from './platform.ts';

/** The published files, one line for each vector, so that a difference shows which of them changed. */
export function referralVectorFiles(): [name: string, text: string][] {
  const book = histories();
  const lists: Record<string, readonly Example[]> = {
    matrix: matrix(book),
    drafting: drafting(),
    locks: locks(),
    'required-locks': requiredLocks(),
    ...platform(),
    ...afterDecision(),
    'holds-and-ends': holdsAndEnds(),
    'restricted-annex': annexes(),
  };
  const named = Object.entries(book.published).map(
    ([name, history]) => `${JSON.stringify(name)}: ${JSON.stringify(history)}`,
  );
  return [
    ['base.generated.json', `${JSON.stringify(BASE, null, 1)}\n`],
    ['histories.generated.json', `{\n${named.join(',\n')}\n}\n`],
    ...Object.entries(lists).map(([name, examples]): [string, string] => [
      `${name}.generated.json`,
      `[\n${examples.map((each) => JSON.stringify(vectorOf(book, each))).join(',\n')}\n]\n`,
    ]),
  ];
}
