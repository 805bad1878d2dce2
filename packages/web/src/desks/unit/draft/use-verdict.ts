import type { Actor, World } from '@remit/protocol';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useSession } from '../../../frame/session.ts';
import { pageClock } from '../../../kit/use-now.ts';
import type { Draft, Given } from './draft.ts';
import { verdictOf, type Verdict } from './verdict.ts';

const WAIT = 120;

/** The gates' answer a moment after each keystroke; null until platform and world are known. */
export function useVerdict(draft: Draft, given: Given, world: World | null): Verdict | null {
  const session = useSession();
  const [settled] = useDebouncedValue(draft, WAIT);
  return useMemo(() => {
    if (!world || !session || settled.platform === '') return null;
    const author: Actor = {
      type: 'person',
      person: session.person.id,
      organisation: session.organisation.id,
      role: session.role,
    };
    return verdictOf(settled, given, world, author, new Date(pageClock.now()).toISOString());
  }, [settled, given, world, session]);
}
