import { CODE_BYTES, codeDigest, oneTimeCode } from '@remit/protocol';
import { Executor } from '../commands/execute.ts';
import { foundHub, type Registration } from '../commands/found-hub.ts';
import { systemPorts } from '../ports.ts';
import { StartFailure } from '../store/embedded/index.ts';
import type { Store } from '../store/store.ts';
import { writeSlips } from './code-slips.ts';
import { type FoundingPlan, sentenceOf } from './founding-plan.ts';

export interface Plan {
  readonly id: string;
  /** Null where the hub is there and only its ceremony starts again. */
  readonly hub: Registration | null;
  readonly people: FoundingPlan['people'];
}

const CHANNELS = { IN_PERSON: 'in person', PHONE: 'by telephone', POST: 'by post' } as const;
const AFTERWORDS = `Each code goes to its person alone, apart from the invitation. It is shown once and kept nowhere.
Each opens /enrol of the service, types the own code and makes a passkey; when both have, both can sign in.`;

type Named = FoundingPlan['people'][number];
const newCode = (): string => oneTimeCode(systemPorts.randomBytes(CODE_BYTES));
const invited = ({ person, pseudonym, channel }: Named, code: string) => ({
  person,
  pseudonym,
  channel,
  codeDigest: codeDigest(code),
});

/** Starts the ceremony and says where its codes are; where the rules refuse it, nothing of them remains. */
export async function holdCeremony(
  store: Store,
  { id, hub, people: [one, other] }: Plan,
  places: readonly string[],
): Promise<void> {
  const codes = [newCode(), newCode()] as const;
  const slips = writeSlips(codes, places);
  // Facts wait for the log until a server runs; nobody is promised anything here, and nobody listens.
  const executor = new Executor(store, systemPorts, {
    promise: () => '',
    announce: () => undefined,
    // Founding signs nothing: the hub's first people have no passkeys yet.
    signing: { site: { origin: '', domain: '' }, demonstration: false },
  });
  const no = await foundHub(executor, hub, id, {
    people: [invited(one, codes[0]), invited(other, codes[1])],
    names: [one.name, other.name],
  });
  if (no) {
    for (const slip of slips) slip.discard();
    throw new StartFailure(sentenceOf(no));
  }
  const line = ({ pseudonym, person, channel }: Named, i: number): string =>
    `  ${pseudonym} (${person}), ${CHANNELS[channel]}: ${slips[i]!.shown}`;
  const lines = [`The ceremony of ${id} is open for 7 days.`, line(one, 0), line(other, 1), AFTERWORDS];
  process.stdout.write(`${lines.join('\n')}\n`);
}
