import { type Incident, parseIncident, parseNote, parseVerifierKey } from '@remit/log';
import { httpTileReader, servedIncidents } from '../../verify/index.ts';
import { showable } from '../../terminal/index.ts';
import type { Run } from '../act.ts';
import { EXIT } from '../exit-codes.ts';
import { CommandFailure } from '../failure.ts';
import type { SavedLog } from './saved-logs.ts';

/** A log under another name than the one that was verified at this address before; nothing of it is verified yet. */
export type AnotherLog = {
  readonly origin: string;
  /** The log that is known from before. */
  readonly known: string;
  /** What the served log declares of the known one; null where it declares nothing of it. */
  readonly incident: Incident | null;
};

/** @returns null where the log is still the same, or does not say which it is: then the check itself has to */
export async function anotherLog({ settings, surroundings }: Run, saved: SavedLog): Promise<AnotherLog | null> {
  const key = parseVerifierKey(saved.verifierKey);
  const read = httpTileReader(`${settings.server}/log/`, surroundings.fetch);
  const served = await read('checkpoint').catch(() => undefined);
  const note = served && parseNote(served);
  if (!key.ok || !note?.ok) return null;
  const [origin = ''] = note.value.text.split('\n');
  const known = key.value.name;
  if (origin === known) return null;
  const declared = (await servedIncidents(read)).flatMap(({ text }) => {
    const incident = parseIncident(text);
    return incident.ok ? [incident.value] : [];
  });
  const isOfKnown = (each: Incident): boolean => each.origin === origin && each.last.origin === known;
  return { origin, known, incident: declared.find(isOfKnown) ?? null };
}

/** Until the reader agrees, another log is no log that verifies: whoever forks one could serve it just so. */
export function anotherLogServed({ origin, known, incident }: AnotherLog, saved: SavedLog): CommandFailure {
  const last = saved.checkpoints.at(-1);
  const yours =
    last === undefined ? '' : ` You last verified ${entries(last.size)} of it, on ${last.seenAt.slice(0, 10)}.`;
  const message = `The log at this address is another one: ${showable(origin)}. The one you know is ${showable(known)}.${yours} ${saidOf(incident, last?.size ?? 0)}`;
  const advice =
    'Ask whoever runs it, and others who verified it, before you go on. Your checkpoints stay in logs.json whatever you decide. To go on knowingly, with the new key from another source than this server: remit verify URL --verifier-key @new.key --new-log';
  return new CommandFailure(EXIT.found, 'another-log', message, { advice });
}

const entries = (n: number): string => `${n.toLocaleString('en')} entries`;

function saidOf(incident: Incident | null, verified: number): string {
  if (incident === null) return 'It declares no incident that says why.';
  const { reason, last } = incident;
  const says = `It says: “${showable(reason)}”, and that the one you know was signed up to ${entries(last.size)}.`;
  return last.size < verified
    ? `${says} That is less than what you verified: if the operator stands by it, your logs.json is evidence against them.`
    : says;
}
