import { type Example, vectorOf } from './example.ts';
import { histories } from './histories.ts';
import { matrix } from './matrix.ts';
import { BASE } from './people.ts';
import { contributions } from './contributions.ts';
import { disputes, expiry, feedback, secondPerson, withdrawals } from './rules.ts';

/** The published files, one line for each vector, so that a difference shows which of them changed. */
export function hashVectorFiles(): [name: string, text: string][] {
  const book = histories();
  const lists: Record<string, readonly Example[]> = {
    matrix: matrix(),
    contributions: contributions(),
    'second-person': secondPerson(),
    disputes: disputes(),
    withdrawals: withdrawals(),
    feedback: feedback(),
    expiry: expiry(),
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
