import {
  BUCKETS,
  DISPUTE_GROUNDS,
  ENTRY_COMMAND_KINDS,
  ENTRY_STATES,
  ENTRY_TRANSITIONS,
  FINGERPRINT_BYTES,
  OPEN_ENTRY_FIELDS,
  REACH,
  SIGNED_ENTRY_ACTS,
  TLP,
  WITHDRAWAL_CAUSES,
} from '@remit/protocol';
import { refusalsOf } from './referral-tables.ts';
import { code, codes, section, type Table } from './table.ts';

const matrix = (): Table => ({
  header: ['command', 'in', 'leads to', 'who', 'section'],
  rows: ENTRY_COMMAND_KINDS.flatMap((command) => {
    const lines = new Map<string, string[]>();
    for (const status of ENTRY_STATES) {
      const cell = ENTRY_TRANSITIONS[command][status];
      if (!cell) continue;
      const stays = cell.to.length === 1 && cell.to[0] === status;
      const key = JSON.stringify([stays ? 'stays' : codes(cell.to), codes(cell.by), section(cell.spec, 'hashes')]);
      lines.set(key, [...(lines.get(key) ?? []), status]);
    }
    return [...lines].map(([key, states]) => {
      const [to, by, spec] = JSON.parse(key) as [string, string, string];
      return [code(command), codes(states), to, by, spec];
    });
  }),
});

const reach = (): Table => ({
  header: ['marking', 'own list', 'lists of others, by tier'],
  rows: TLP.map((tlp) => [code(tlp), tlp === 'RED' ? 'no' : 'yes', REACH[tlp].length > 0 ? codes(REACH[tlp]) : 'none']),
});

const fingerprints = (): Table => ({
  header: ['kind', 'bytes'],
  rows: Object.entries(FINGERPRINT_BYTES).map(([kind, bytes]) => [code(kind), String(bytes)]),
});

const lists = (): Table => ({
  header: ['list', 'codes'],
  rows: [
    ['withdrawal', codes(WITHDRAWAL_CAUSES)],
    ['dispute', codes(DISPUTE_GROUNDS)],
    ['count', codes(BUCKETS)],
    ['signed acts', codes(SIGNED_ENTRY_ACTS)],
  ],
});

const facts = (): Table => ({
  header: ['fact', 'in the clear beside the record'],
  rows: Object.entries(OPEN_ENTRY_FIELDS).map(([kind, fields]) => [code(kind), codes(fields)]),
});

export const HASH_TABLES = {
  'hash-matrix': matrix,
  'hash-reach': reach,
  'hash-fingerprints': fingerprints,
  'hash-codes': lists,
  'hash-facts': facts,
  'hash-refusals': refusalsOf('hashes'),
} as const satisfies Record<string, () => Table>;
