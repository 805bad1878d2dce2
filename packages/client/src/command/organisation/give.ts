import { type PartyCommandData, type PartyCommandKind, partyCommandSchemas } from '@remit/protocol';
import type { Answer, RemitClient } from '../../sdk/index.ts';
import { showable } from '../../terminal/index.ts';
import type { Run } from '../act.ts';
import { readAs } from '../schema-fault.ts';

/** What an organisation's administrators and the hub may ask; the ceremony's end and a passkey's enrolment are the system's alone. */
export type Offered = Exclude<PartyCommandKind, 'CompleteCeremony' | 'EnrolPasskey'>;

/** Gives a command on an organisation, checked against the protocol before anything is sent. */
export async function giveTo<K extends Offered>(
  client: RemitClient,
  organisation: string,
  kind: K,
  data: unknown,
): Promise<Answer<'EnrolPerson'>> {
  const body = readAs(partyCommandSchemas[kind], data, `The command ${kind}`) as PartyCommandData<K>;
  return client.call(kind, { params: { id: organisation }, body } as never);
}

export function report({ settings, output }: Run, answer: Answer<'EnrolPerson'>): void {
  if (settings.json) return output.json(answer);
  output.say(showable(`${answer.id}: ${answer.facts.join(', ')} recorded (version ${answer.version}).`));
}
