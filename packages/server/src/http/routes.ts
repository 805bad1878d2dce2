import { contract, type Row } from '@remit/client/contract';
import {
  type CommandKind,
  COMMAND_KINDS,
  ENTRY_COMMAND_KINDS,
  type EntryCommandKind,
  type PartyCommandKind,
  PARTY_COMMAND_KINDS,
} from '@remit/protocol';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { ReadRecorder } from '../commands/record-reads.ts';
import type { Handlers, Call } from './call.ts';
import { demoHandlers } from './demo.ts';
import { type Gatehouse, guard, guardBody } from './guard.ts';
import { giveEntryCommand, giveOrganisationCommand, giveReferralCommand } from './handlers/commands.ts';
import { entryHandlers } from './handlers/entries.ts';
import { partyHandlers } from './handlers/parties.ts';
import { referralHandlers } from './handlers/referrals.ts';
import { sessionHandlers } from './handlers/session.ts';
import { edge, isEdgeRefusal } from './edge-refusals.ts';
import { isNo } from './problem.ts';
import { recordRead } from './read-audit.ts';
import { sendJson, sendNo, sendText } from './reply.ts';
import { validator } from './validate.ts';
import { writeHeadersOf } from './write-headers.ts';

/** A handler whose row was checked by type where it is written; here all are alike. */
type AnyHandler = (call: Call) => Promise<unknown>;

const MEBIBYTE = 1024 * 1024;
const LIST_BYTES = 8 * MEBIBYTE;

const commandHandler = (name: string): AnyHandler | undefined => {
  const idOf = (call: Call): string | null => (call.params as { id: string } | undefined)?.id ?? null;
  const common = (call: Call) => ({ ...call, asker: call.asker as never, id: idOf(call) });
  if ((COMMAND_KINDS as readonly string[]).includes(name))
    return (call) => giveReferralCommand(name as CommandKind, common(call));
  if ((PARTY_COMMAND_KINDS as readonly string[]).includes(name))
    return (call) => giveOrganisationCommand(name as PartyCommandKind, common(call));
  if ((ENTRY_COMMAND_KINDS as readonly string[]).includes(name))
    return (call) => giveEntryCommand(name as EntryCommandKind, common(call));
  return undefined;
};

/** Every row with its handler. The types hold this when it is compiled; this holds it when it starts. */
export function joinRows(handlers: Readonly<Record<string, AnyHandler>>): (readonly [string, Row, AnyHandler])[] {
  const rows = Object.entries(contract as Readonly<Record<string, Row>>);
  const joined = rows.map(([name, row]) => {
    const handler = handlers[name] ?? commandHandler(name);
    if (!handler) throw new Error(`the row ${name} of the contract has no handler`);
    if (row.permission.length === 0 || row.audit === '')
      throw new Error(`the row ${name} of the contract has no permission or no audit`);
    return [name, row, handler] as const;
  });
  const stray = Object.keys(handlers).find((name) => !rows.some(([known]) => known === name));
  if (stray !== undefined) throw new Error(`the handler ${stray} has no row in the contract`);
  return joined;
}

/** Registers the whole contract; rows of the demonstration exist in a demonstration alone. Returns what was registered. */
export function registerContract(app: FastifyInstance, house: Gatehouse, recorder: ReadRecorder): Row[] {
  const named: Handlers = {
    ...sessionHandlers,
    ...demoHandlers,
    ...partyHandlers,
    ...referralHandlers,
    ...entryHandlers,
  };
  const joined = joinRows(named);
  const open = joined.filter(([, row]) => row.permission !== 'demonstration' || house.deps.config.demonstration);
  for (const [name, row, handler] of open) {
    app.route({
      method: row.method,
      url: row.path,
      bodyLimit: name === 'importList' ? LIST_BYTES : 2 * MEBIBYTE,
      // Public figures carry nobody's data, so they ask nobody who they are.
      onRequest: guard(house, row, row.permission !== 'public' || name === 'session'),
      preValidation: guardBody(house, row),
      handler: answerWith(house, recorder, row, handler),
    });
  }
  return open.map(([, row]) => row);
}

function answerWith({ deps }: Gatehouse, recorder: ReadRecorder, row: Row, handler: AnyHandler): RouteHandlerMethod {
  const check = validator(row);
  return async (request, reply) => {
    const call = callOf(request, check(request), row);
    if (isNo(call)) return sendNo(request, reply, call);
    const answer = await handler({ ...call, deps, asker: request.asker as never, request, reply } as Call);
    if (answer === null) return sendNo(request, reply, edge('not-found'));
    if (isNo(answer)) return sendNo(request, reply, answer);
    // Only what the contract names leaves; an answer that does not fit is a fault of ours and is not sent.
    const shown = row.response.parse(answer);
    await recordRead(recorder, row, request);
    return row.mediaType === undefined
      ? sendJson(request, reply, shown)
      : sendText(reply, String(shown), row.mediaType);
  };
}

function callOf(request: FastifyRequest, checked: ReturnType<ReturnType<typeof validator>>, row: Row) {
  if (isNo(checked)) return checked;
  if (row.idempotent !== true) return { ...checked, idempotencyKey: null, expectedVersion: null };
  const headers = writeHeadersOf(request);
  return isEdgeRefusal(headers) ? headers : { ...checked, ...headers };
}
