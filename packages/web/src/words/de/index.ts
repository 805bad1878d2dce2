import type { en } from '../en/index.ts';
import type { Shape } from '../shape.ts';
import { acting } from './acting.ts';
import { annex } from './annex.ts';
import { api } from './api.ts';
import { auditor } from './auditor.ts';
import { caseWords } from './case.ts';
import { codes } from './codes.ts';
import { directory } from './directory.ts';
import { draft } from './draft.ts';
import { fields } from './fields.ts';
import { frame } from './frame.ts';
import { importWords } from './import.ts';
import { kit } from './kit.ts';
import { list } from './list.ts';
import { oversight } from './oversight.ts';
import { people } from './people.ts';
import { platform } from './platform.ts';
import { publicPages } from './public-pages.ts';
import { rules } from './rules/index.ts';
import { signIn } from './sign-in.ts';
import { signing } from './signing.ts';
import { states } from './states.ts';
import { unit } from './unit.ts';

export const de = {
  acting,
  annex,
  api,
  auditor,
  caseWords,
  codes,
  directory,
  draft,
  fields,
  frame,
  importWords,
  kit,
  list,
  oversight,
  people,
  platform,
  publicPages,
  rules,
  signIn,
  signing,
  states,
  unit,
} satisfies Shape<typeof en>;
