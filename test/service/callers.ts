import { ROLE_HOLDERS, type Role, ROLES } from '@remit/protocol';
import type { Row } from '@remit/client/contract';
import type { Caller } from './house.ts';
import { type Half, IDS, seatOf } from './parties.ts';

export type NamedCaller = {
  readonly name: string;
  readonly caller: Caller;
  /** The role it acts in; null for a visitor. */
  readonly role: Role | null;
  readonly organisation: string | null;
};

/** Every kind of caller of one half: each role's person, the machine, and nobody in particular. */
export const callersOf = (half: Half): readonly NamedCaller[] => [
  ...ROLES.map((role) => ({
    name: `${role} of ${half}`,
    caller: seatOf(role, half),
    role,
    organisation: IDS[ROLE_HOLDERS[role]][half],
  })),
  {
    name: `machine of ${half}`,
    caller: { machine: half },
    role: 'LE_OFFICER',
    organisation: IDS.LE_UNIT[half],
  },
  { name: 'visitor', caller: 'visitor', role: null, organisation: null },
];

/** What a row's permission alone says to a caller, before any object is looked at. */
export function atTheDoor({ permission }: Pick<Row, 'permission'>, role: Role | null): 401 | 403 | null {
  if (permission === 'public' || permission === 'demonstration') return null;
  if (role === null) return 401;
  return permission === 'signed-in' || permission.includes(role) ? null : 403;
}
