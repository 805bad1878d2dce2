import { type Reader, readerOf } from '@remit/protocol';
import { useSession } from '../frame/session.ts';

/** For whom a rule's sentence is worded here: the officer, the platform's analyst, or the public. */
export const useReader = (): Reader => readerOf(useSession()?.organisation.kind ?? null);
