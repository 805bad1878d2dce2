import { citation, type LockTrigger, type ParameterSet, provableTriggers } from '@remit/protocol';
import type { Act } from './acts.ts';
import type { Chain } from './chain.ts';
import type { Directory, Listed } from './directory.ts';
import { type BundleFault, fault, isFault } from './fault.ts';
import type { Bundle } from './schema.ts';

/** Organisations as the directory has them: the unit of the document, and a body of oversight appointed for it. */
export function unitStanding(
  directory: Directory,
  unit: string,
  before: number,
): Listed<'OrganisationRegistered'> | BundleFault {
  return registered(directory, unit, 'LE_UNIT', before);
}

export function oversightStanding(
  directory: Directory,
  unit: string,
  { statement, index, at }: Act,
):
  | { readonly body: Listed<'OrganisationRegistered'>; readonly appointment: Listed<'OversightAppointed'> }
  | BundleFault {
  if (statement.organisation === unit) return fault('locks-of-one-organisation', unit);
  const body = registered(directory, statement.organisation, 'OVERSIGHT', index);
  if (isFault(body)) return body;
  const appointment = directory.OversightAppointed.filter(
    (each) => each.organisation === body.organisation && each.index < index,
  ).reduce<Listed<'OversightAppointed'> | null>((last, each) => (last && last.index > each.index ? last : each), null);
  if (!appointment) return fault('oversight-not-appointed', statement.organisation);
  const { units, from, until } = appointment.data;
  const holds = units.includes(unit) && from <= at && at < until;
  return holds ? { body, appointment } : fault('oversight-not-appointed', statement.organisation);
}

export function registered(directory: Directory, organisation: string, kind: string, before: number) {
  const entry = directory.OrganisationRegistered.find(
    (each) => each.organisation === organisation && each.index < before,
  );
  if (!entry) return fault('organisation-unregistered', organisation);
  return entry.data.kind === kind ? entry : fault('organisation-kind-wrong', `${organisation} is ${entry.data.kind}`);
}

/** The parameter set that the document cites, published before the submission and in force when it was sent. */
export function setInForce(
  directory: Directory,
  { document }: Bundle,
  { submission, sent }: Chain,
): ParameterSet | BundleFault {
  const cited = document.header.parameterSet ?? '';
  const of = ({ organisation, index }: Listed, before: number): boolean =>
    organisation === document.unit && index < before;
  const found = directory.ParameterSetPublished.find(
    (each) => of(each, submission.index) && citation(each.data.set) === cited,
  );
  if (!found || found.data.set.unit !== document.unit) return fault('parameter-set-unknown', cited);
  const { inForceFrom, inForceTo } = found.data.set;
  const at = sent.opened.at.value;
  if (at < inForceFrom || at >= inForceTo) return fault('parameter-set-expired', cited);
  const withdrawn = directory.ParameterSetWithdrawn.some((each) => of(each, sent.index) && each.data.set === cited);
  return withdrawn ? fault('parameter-set-withdrawn', cited) : found.data.set;
}

/** Whether lock 2 was required, as far as document, parameter set and record say, and that nothing else is claimed. */
export function lock2Claim(
  { document, locks }: Bundle,
  set: ParameterSet,
  { lock1, lock2, lock2Required }: Chain,
): readonly LockTrigger[] | BundleFault {
  const triggers = provableTriggers(document, set);
  const recorded = lock1.opened.result?.value;
  if (recorded !== 'LOCK1' && recorded !== 'LOCK2') return fault('record-not-opened', 'what lock 1 recorded');
  if (!lock2 && triggers.length > 0) return fault('lock2-missing', triggers.join(' '));
  if (!lock2 && (recorded === 'LOCK2' || lock2Required)) return fault('lock2-recorded', 'the record requires lock 2');
  const required = lock2 || recorded === 'LOCK2' || lock2Required ? 'REQUIRED' : 'NOT_REQUIRED';
  if (locks.lock2 !== required || locks.because.join() !== triggers.join())
    return fault('claim-differs', `${required}: ${triggers.join(' ')}`);
  return triggers;
}
