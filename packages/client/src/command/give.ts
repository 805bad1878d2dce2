import { type CommandData, type CommandKind, commandSchemas } from '@remit/protocol';
import type { Answer, RemitClient } from '../sdk/index.ts';
import { showable } from '../terminal/index.ts';
import type { Run } from './act.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readAs } from './schema-fault.ts';
import { statusText } from './show/words.ts';

export type Given = Exclude<CommandKind, 'CreateDraft'>;
export type Case = Answer<'referral'>;

/** Gives a command on a referral and says what became of it. `version` binds it to the case as it was read. */
export async function give<K extends Given>(
  run: Run,
  client: RemitClient,
  id: string,
  kind: K,
  data: NoInfer<CommandData<K>>,
  version?: number,
): Promise<ExitCode> {
  const checked = readAs(commandSchemas[kind], data, `The command ${kind}`) as CommandData<K>;
  const answer = await client.act(id, kind, checked, version === undefined ? {} : { expectedVersion: version });
  report(run, answer);
  return EXIT.ok;
}

export function report({ settings, output, reader }: Run, answer: Answer<'SubmitDraft'>): void {
  if (settings.json) return output.json(answer);
  output.say(showable(`${answer.id} is now ${answer.status}: ${statusText(answer.status, reader)}`));
  output.say(output.paint.dim(showable(`Recorded: ${answer.facts.join(', ')} (version ${answer.version}).`)));
}
