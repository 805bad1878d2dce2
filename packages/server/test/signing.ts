import { type KeyObject, sign } from 'node:crypto';
import {
  demonstrationDeskKey,
  demonstrationDeskKeyId,
  demonstrationPasskey,
  demonstrationSigner,
  signActs,
  type Signer,
} from '@remit/client';
import type { Actor, NewPartyFact, Party } from '@remit/protocol';
import { Executor } from '../src/commands/execute.ts';
import type { CommandRequest, CommandResult, SignHere } from '../src/commands/request.ts';

/** What a founding puts on record, so that its made-up people can sign: the desk's key, and a passkey each. */
export async function signingFacts(
  organisation: string,
  people: readonly string[],
  until: string,
): Promise<NewPartyFact[]> {
  const { publicKey } = await demonstrationDeskKey(organisation);
  const keyId = demonstrationDeskKeyId(organisation);
  const passkeys = await Promise.all(
    people.map(async (person) => ({
      kind: 'PasskeyEnrolled' as const,
      data: { person, ...(await demonstrationPasskey(person)) },
    })),
  );
  return [{ kind: 'KeyAdded', data: { purpose: 'desk', keyId, publicKey, label: 'Desk', until } }, ...passkeys];
}

/** A machine signs with its own key in a person's place. */
export async function machineSigner(organisation: string, keyId: string, privateKey: KeyObject): Promise<Signer> {
  const { desk } = await demonstrationSigner(organisation, keyId);
  const own = async (bytes: Uint8Array): Promise<Uint8Array> => sign(null, bytes, privateKey);
  return { desk, person: { kind: 'key', key: keyId, sign: own } };
}

/** Signs whatever statement is put before it: what is tested elsewhere is the act, not its signature. */
export const signsAs =
  (signer: Promise<Signer>): SignHere =>
  async (statement, at) =>
    (await signActs(await signer, [statement], at))[0]!;

/** The same keys on an organisation's state, where a test puts states and not facts before the service. */
export async function signing(party: Party, until: string): Promise<Party> {
  const { publicKey } = await demonstrationDeskKey(party.id);
  const desk = { purpose: 'desk', keyId: demonstrationDeskKeyId(party.id), publicKey, label: 'Desk', until } as const;
  const people = party.people.map(async (person) => ({
    ...person,
    passkeys: [await demonstrationPasskey(person.person)],
  }));
  return { ...party, people: await Promise.all(people), keys: [...party.keys, { ...desk, revokedAt: null }] };
}

/** Whoever acts signs: for tests of what a case does, whose people all have the demonstration's keys. */
export class SigningExecutor extends Executor {
  override execute(request: CommandRequest): Promise<CommandResult> {
    return super.execute({ ...request, signatures: request.signatures ?? signHere(request.actor) });
  }
}

export const POLICY = {
  site: { origin: 'http://localhost:4600', domain: 'localhost' },
  demonstration: true,
} as const;

/** Private keys of the machines that a test founded. */
export const machineKeys = new Map<string, KeyObject>();

export function signHere(actor: Actor): SignHere | null {
  if (actor.type === 'system') return null;
  if (actor.type === 'person') return signsAs(demonstrationSigner(actor.organisation, actor.person));
  const key = machineKeys.get(actor.key);
  return key ? signsAs(machineSigner(actor.organisation, actor.key, key)) : null;
}
