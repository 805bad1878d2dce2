import type { RuleWords } from '../../rule-words.ts';
import { ADDRESSES_DE, LIST_DE } from './addresses.ts';
import { BUNDLE_DE } from './bundle.ts';
import { CASE_DE } from './case.ts';
import { EDGE_DE } from './edge.ts';
import { GATES_DE } from './gates.ts';
import { HASHES_DE } from './hashes.ts';
import { LOCKS_DE } from './locks.ts';
import { ORGANISATIONS_DE } from './organisations.ts';
import { PEOPLE_DE } from './people.ts';
import { PLATFORM_DE } from './platform.ts';

export const rules: RuleWords = {
  refusal: { ...CASE_DE, ...LOCKS_DE, ...PLATFORM_DE, ...ORGANISATIONS_DE, ...PEOPLE_DE, ...HASHES_DE },
  gate: GATES_DE,
  address: ADDRESSES_DE,
  edge: EDGE_DE,
  list: LIST_DE,
  bundle: BUNDLE_DE,
};
