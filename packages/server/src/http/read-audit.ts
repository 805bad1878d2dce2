import type { Row } from '@remit/client/contract';
import type { FastifyRequest } from 'fastify';
import type { ReadRecorder } from '../commands/record-reads.ts';
import { nameOf, readerOf } from './asker.ts';

/** Reads that are on record before they are answered; the others follow within moments. */
const KEPT_FIRST = new Set([
  'read.case',
  'read.provenance',
  'read.bundle',
  'read.replay',
  'read.import',
  'read.audit-entries',
  'read.audit-reads',
  'session.start',
  'session.enrol',
  'people.invite',
  'session.role',
]);

/** Of which object: the person invited, the one the address names, or the case that an auditor's question names. */
function objectOf({ params, query }: FastifyRequest): string | null {
  const named = { ...(query as Record<string, unknown>), ...(params as Record<string, unknown>) };
  const object = named['person'] ?? named['id'] ?? named['queue'] ?? named['referral'];
  return typeof object === 'string' ? object : null;
}

/** Writes the row's line in the record of reads; commands leave facts instead. */
export async function recordRead(
  recorder: ReadRecorder,
  { audit }: Pick<Row, 'audit'>,
  request: FastifyRequest,
): Promise<void> {
  const { asker } = request;
  if (audit === 'none' || audit.startsWith('command.') || asker.type === 'visitor') return;
  const { organisation, role } = readerOf(asker);
  const kept = recorder.record({ organisation, person: nameOf(asker), role, what: audit, object: objectOf(request) });
  if (KEPT_FIRST.has(audit)) await kept;
  // An outage of the record shows in the log; it does not take the queue away from a desk.
  else kept.catch((error: unknown) => request.log.error({ err: error, what: audit }, 'a read was not recorded'));
}
