import {
  type Actor,
  decideParty,
  disclosedOfParty,
  evolveParty,
  isDemonstrationName,
  isRefusal,
  type Party,
  type PartyCommand,
  type PartyCommandKind,
  type PartyFact,
  type PartyWorld,
  PERSONAL_FIELDS,
  personOf,
  type Refusal,
  refuse,
  replayParty,
  rolesOf,
  overseesAt,
} from '@remit/protocol';
import { checkVouch } from './signatures.ts';
import type { History } from './stream-cache.ts';
import { type CommandRequest, streamOf } from './request.ts';
import { type Step, store, type Tools } from './referral-step.ts';

/** One command on an organisation: people, roles, keys, contacts, cards and parameter sets. */
export async function decideOrganisation(
  { parties, ports, at, signing }: Tools,
  request: CommandRequest,
  history: History,
): Promise<Step | Refusal> {
  const before = replayParty(history.facts as unknown as PartyFact[]);
  const kind = request.kind as PartyCommandKind;
  if (before.status === 'NONE' && kind !== 'RegisterOrganisation') return refuse('organisation-unknown');
  const command = { kind, data: request.data } as PartyCommand;
  // The address and the words name one organisation: otherwise a record could be begun under another's name.
  if (command.kind === 'RegisterOrganisation' && command.data.organisation !== request.subject.id)
    return refuse('invalid-command', 'organisation', 'is not the organisation of the address');
  if (!signing.demonstration && namesDemonstration(command)) return refuse('demonstration-key-refused');
  const world = partyWorld(parties, before, request, at);
  const decision = decideParty(before, { command, actor: request.actor, at, world });
  if (isRefusal(decision)) return decision;
  if (command.kind === 'AddKey' && command.data.purpose === 'wrapping') {
    const bad = checkVouch(signing, before, command.data);
    if (bad) return bad;
  }
  const stored = store(request, history, decision, at);
  const after = stored.reduce((state, fact) => evolveParty(state, fact as unknown as PartyFact), before);
  return {
    stream: streamOf(request),
    key: history.key ?? ports.randomBytes(32),
    newKey: history.key === null,
    facts: stored.map((fact) => ({
      fact,
      openFields: openFields(fact.kind as PartyFact['kind'], fact.data),
      disclosed: disclosedOfParty(fact, after.id),
    })),
    referral: null,
    timers: [],
    cases: [],
    items: [],
    summary: null,
    organisation: { organisation: after.id, kind: after.kind, version: after.version, state: withoutNames(after) },
    messages: [],
    status: after.status,
  };
}

/** Its keys can be made by anybody, so none comes into a service's directory: no key, and no passkey. */
const namesDemonstration = ({ kind, data }: PartyCommand): boolean =>
  (kind === 'AddKey' && isDemonstrationName(data.keyId)) ||
  (kind === 'EnrolPasskey' && isDemonstrationName(data.credential)) ||
  (kind === 'CompleteCeremony' && data.credentials.some(({ credential }) => isDemonstrationName(credential)));

const openFields = (kind: PartyFact['kind'], data: Record<string, unknown>): string[] => {
  const personal: readonly string[] = PERSONAL_FIELDS[kind] ?? [];
  return Object.keys(data).filter((field) => !personal.includes(field));
};

/** Real names stay sealed in the facts; the table that every desk reads holds pseudonyms (D11). */
const withoutNames = (party: Party): Party => ({
  ...party,
  people: party.people.map((person) => ({ ...person, name: '' })),
  ceremony: party.ceremony && { ...party.ceremony, names: ['', ''] },
});

function partyWorld(
  parties: ReadonlyMap<string, Party>,
  own: Party,
  { actor, data, subject }: CommandRequest,
  at: string,
): PartyWorld {
  const others = [...parties].filter(([id]) => id !== (own.id || subject.id));
  const words = new Set(textsOf(data));
  return {
    actorStands: stands(parties, actor),
    organisations: Object.fromEntries(
      [...parties].map(([id, party]) => [id, { kind: party.kind, status: party.status }]),
    ),
    enrolledElsewhere: [...words].filter((word) =>
      others.some(([, party]) => personOf(party, word)?.status === 'ENROLLED'),
    ),
    taken: others
      .flatMap(([, party]) => [party.domain, ...party.keys.flatMap((key) => [key.keyId, key.publicKey])])
      .filter((used) => words.has(used)),
    oversight: others.filter(([, party]) => overseesAt(party, own.id, at)).map(([id]) => id),
  };
}

function stands(parties: ReadonlyMap<string, Party>, actor: Actor): boolean {
  if (actor.type === 'system') return true;
  const party = parties.get(actor.organisation);
  if (party?.status !== 'ADMITTED') return false;
  return actor.type === 'key'
    ? party.keys.some((key) => key.keyId === actor.key && key.revokedAt === null)
    : rolesOf(party, actor.person).includes(actor.role);
}

/** Every text inside a command: few, and bounded by its schema. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
