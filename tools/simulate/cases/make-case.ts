import { millisecondsOf, type Role } from '@remit/protocol';
import { ulid } from '../../../packages/server/src/ports.ts';
import {
  holders,
  LANTERN,
  type Organisation,
  OVERSIGHT,
  type Person,
  PLATFORMS,
  type PlatformId,
  type UnitId,
  UNITS,
} from '../people/organisations.ts';
import type { Chance } from '../run/chance.ts';
import { chooseSubject, headerOf, itemOf } from '../words/compose.ts';
import { Acts } from './acts.ts';
import type { Case } from './case.ts';
import type { Kit } from './story.ts';

export type Wanted = {
  readonly unit: UnitId;
  readonly platform: PlatformId;
  readonly at: string;
  readonly items: number;
};

/** A case before its first act: who works on it, what it is about, complete as an officer would write it. */
export function makeCase({ unit, platform, at, items }: Wanted, chance: Chance): Kit {
  const id = (): string => ulid(millisecondsOf(at), chance.bytes(16));
  const subject = chooseSubject(unit, platform, at, chance);
  const pick = (organisation: Organisation, role: Role): Person => chance.pick(holders(organisation, role));
  const service = PLATFORMS[platform];
  const decider = pick(service, 'PLAT_DECIDER');
  const c: Case = {
    id: id(),
    unit,
    platform,
    language: subject.language,
    officer: pick(UNITS[unit], 'LE_OFFICER'),
    supervisor: pick(UNITS[unit], 'LE_SUPERVISOR'),
    reviewer: pick(OVERSIGHT, 'LOCK_REVIEWER'),
    chief: pick(OVERSIGHT, 'LOCK_CHIEF'),
    analyst: pick(service, 'PLAT_REVIEWER'),
    decider,
    legal: holders(service, 'PLAT_LEGAL')[0] ?? holders(LANTERN, 'PLAT_LEGAL')[0]!,
    importId: null,
    header: headerOf(subject, `${unit}-ct@1`, chance),
    items: Array.from({ length: items }, () => ({ id: id(), content: itemOf(subject, chance) })),
    gone: new Set(),
    corrected: new Set(),
    status: 'NONE',
    shown: null,
    lock1At: null,
  };
  return { c, acts: new Acts(c, chance), chance, subject };
}
