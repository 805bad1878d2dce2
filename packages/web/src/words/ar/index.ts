import type { en } from '../en/index.ts';
import type { Shape } from '../shape.ts';
import { frame } from './frame.ts';
import { kit } from './kit.ts';
import { states } from './states.ts';

export const ar = { frame, kit, states } satisfies Shape<typeof en>;
