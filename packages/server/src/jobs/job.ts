import { ENTRY_COMMAND_KINDS, isRefusal, type RefusalCode } from '@remit/protocol';
import type { CommandRequest, CommandResult } from '../commands/request.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { JobWatch } from './watch.ts';

/** The one writer, as jobs see it. */
export type Writer = { readonly execute: (request: CommandRequest) => Promise<CommandResult> };

/** Structured and without personal data: codes, counts and identifiers of cases alone. */
export type JobLogger = {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

export type JobContext = {
  readonly store: Store;
  readonly executor: Writer;
  readonly ports: Ports;
  readonly logger: JobLogger;
  readonly watch: JobWatch;
};

type SystemRuleOf = Extract<CommandRequest['actor'], { type: 'system' }>['rule'];

/** A command on a referral or an entry that the system gives by itself, under a named rule. */
export const systemCommand = (
  rule: SystemRuleOf,
  kind: CommandRequest['kind'],
  referral: string,
  data: object,
): CommandRequest => ({
  actor: { type: 'system', rule },
  kind,
  subject: { type: (ENTRY_COMMAND_KINDS as readonly string[]).includes(kind) ? 'entry' : 'referral', id: referral },
  data,
  idempotencyKey: null,
  expectedVersion: null,
});

export const refusalOf = (result: CommandResult): RefusalCode | null => (isRefusal(result) ? result.code : null);

/** What may be said of a failure: its kind and place in the code. Messages of the database can quote values. */
export function describeFailure(error: unknown): object {
  if (!(error instanceof Error)) return { failure: typeof error };
  const { name, stack } = error;
  const frames = (stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 4);
  const code = (error as { code?: unknown }).code;
  return {
    failure: name,
    ...(typeof code === 'string' && { code }),
    // Our own words about the log name places and sizes only.
    ...((name === 'LogUnsound' || name === 'BelowPolicy') && { detail: error.message }),
    frames: frames.map((line) => line.trim()),
  };
}
