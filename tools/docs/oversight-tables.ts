import { SIGNED_ACTS, TEXTS } from '@remit/protocol';
import { refusalsOf } from './referral-tables.ts';
import { code, type Table } from './table.ts';

const texts = (header: string, list: Readonly<Record<string, { readonly officer: string }>>): Table => ({
  header: [header, 'meaning'],
  rows: Object.entries(list).map(([name, text]) => [code(name), text.officer]),
});

const signedActs = (): Table => ({
  header: ['act', 'the document signed', 'the document it makes'],
  rows: SIGNED_ACTS.map((act) => [
    code(act),
    act === 'SubmitDraft' ? 'what the gates leave of the draft' : 'as locked',
    act === 'NarrowLock2' ? 'the narrowed one' : '–',
  ]),
});

export const OVERSIGHT_TABLES = {
  'lock-triggers': () => texts('trigger', TEXTS.lockTrigger),
  'lock-questions': () => texts('question', TEXTS.lock2Question),
  'lock-refusal-codes': () => texts('code', TEXTS.lockRefusal),
  'oversight-refusals': refusalsOf('oversight'),
  'signed-acts': signedActs,
  'signature-refusals': refusalsOf('signatures'),
} as const satisfies Record<string, () => Table>;
