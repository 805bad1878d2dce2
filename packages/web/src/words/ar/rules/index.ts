import type { RuleWords } from '../../rule-words.ts';
import { ADDRESSES_AR, LIST_AR } from './addresses.ts';
import { BUNDLE_AR } from './bundle.ts';
import { CASE_AR } from './case.ts';
import { EDGE_AR } from './edge.ts';
import { GATES_AR } from './gates.ts';
import { HASHES_AR } from './hashes.ts';
import { LOCKS_AR } from './locks.ts';
import { ORGANISATIONS_AR } from './organisations.ts';
import { PEOPLE_AR } from './people.ts';
import { PLATFORM_AR } from './platform.ts';

export const rules: RuleWords = {
  refusal: { ...CASE_AR, ...LOCKS_AR, ...PLATFORM_AR, ...ORGANISATIONS_AR, ...PEOPLE_AR, ...HASHES_AR },
  gate: GATES_AR,
  address: ADDRESSES_AR,
  edge: EDGE_AR,
  list: LIST_AR,
  bundle: BUNDLE_AR,
};
