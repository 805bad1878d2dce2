import type { CommandRequest, CommandResult } from '../../src/commands/request.ts';
import type { JobContext } from '../../src/jobs/job.ts';
import { UNWATCHED } from '../../src/jobs/watch.ts';
import type { Store } from '../../src/store/store.ts';
import { ports, quiet } from '../log/fixture.ts';

/** An executor that records what it is given and answers as told. */
export class RecordingExecutor {
  readonly given: CommandRequest[] = [];
  readonly #answer: (request: CommandRequest) => Promise<CommandResult> | CommandResult;

  constructor(answer: (request: CommandRequest) => Promise<CommandResult> | CommandResult = accepted) {
    this.#answer = answer;
  }

  readonly execute = async (request: CommandRequest): Promise<CommandResult> => {
    this.given.push(request);
    return this.#answer(request);
  };

  get kinds(): string[] {
    return this.given.map(({ kind, subject }) => `${kind} ${subject.id}`);
  }
}

export const accepted = ({ subject }: CommandRequest): CommandResult => ({
  id: subject.id,
  version: 1,
  status: 'SENT',
  facts: [],
  promise: '',
});
export const refused = (code: 'not-yet-due' | 'not-in-this-state'): CommandResult => ({ refused: true, code });

export const contextOf = (store: Store, executor: JobContext['executor']): JobContext => ({
  store,
  executor,
  ports,
  logger: quiet,
  watch: UNWATCHED,
});

export const caseRow = (store: Store, referral: string, status: string, triggers: readonly string[] = []) =>
  store.pool.query(
    `INSERT INTO case_rows (organisation, referral, party, version, reference, title, status, unit, platform, items,
       open_items, turn, triggers, flags, updated_at, view)
     VALUES ('unit-1', $1, 'unit', 1, 'U-2026-1', '', $2, 'unit-1', 'platform-1', 1, 1, 'unit', $3, '{}', now(), '{}')`,
    [referral, status, triggers],
  );
