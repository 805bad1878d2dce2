import { frame } from './frame.ts';
import { kit } from './kit.ts';
import { states } from './states.ts';

export const en = { frame, kit, states } as const;
