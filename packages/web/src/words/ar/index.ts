import type { en } from '../en/index.ts';
import type { Shape } from '../shape.ts';
import { api } from './api.ts';
import { caseWords } from './case.ts';
import { codes } from './codes.ts';
import { draft } from './draft.ts';
import { fields } from './fields.ts';
import { frame } from './frame.ts';
import { importWords } from './import.ts';
import { kit } from './kit.ts';
import { refusals } from './refusals.ts';
import { signIn } from './sign-in.ts';
import { states } from './states.ts';
import { unit } from './unit.ts';

export const ar = {
  api,
  caseWords,
  codes,
  draft,
  fields,
  frame,
  importWords,
  kit,
  refusals,
  signIn,
  states,
  unit,
} satisfies Shape<typeof en>;
