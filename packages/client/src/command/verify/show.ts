import type { AuditFault, AuditReport, DeclaredIncident, Finding } from '@remit/log';
import { type Output, showable } from '../../terminal/index.ts';
import type { PromiseResult } from '../../verify/index.ts';

/** What each fault means for the person who checks. */
const FAULTS: Readonly<Record<AuditFault, string>> = {
  'checkpoint-refused': 'The checkpoint is not one that this log signed.',
  'earlier-checkpoint-refused': 'A checkpoint saved earlier cannot be opened; it proves nothing.',
  'log-went-back': 'The log is smaller than a checkpoint that it signed earlier: entries were taken away.',
  'root-differs': 'The entries are not those that the log signed.',
  'earlier-root-differs': 'The log signed other entries earlier: its history was rewritten.',
  'resource-missing': 'A part of the log that its checkpoint promises is not served.',
  'resource-malformed': 'A part of the log is damaged.',
  'tile-differs': 'A part of the tree does not follow from its entries.',
  'entry-differs': 'The entry is not the one in the tree: it was changed.',
  'entry-malformed': 'The entry has not the form of one.',
  'fact-differs': 'The fact in the database is not the one that the log committed to: it was edited.',
  'fact-missing': 'The fact that stood at this entry is gone from the database.',
  'fact-not-in-log': 'The database shows a fact that the log does not hold.',
  'not-erased': 'The words of the fact are gone, and the log nowhere says that its case was erased.',
  'stream-broken': 'The fact does not follow the one before it in its case.',
  'incident-differs': 'An incident is not the one in its entry, or names a checkpoint that the log does not extend.',
  'incident-unexplained': 'The entry declares an incident, and the log does not say which.',
};

const MOST = 10;
const number = (value: number): string => value.toLocaleString('en');

const placeOf = ({ from, to, stream, attribute }: Finding): string => {
  const entry =
    from === undefined
      ? ''
      : to === from + 1
        ? `entry ${number(from)}`
        : `entries ${number(from)} to ${number((to ?? from) - 1)}`;
  return [entry, stream, attribute].filter((part) => part !== undefined && part !== '').join(', ');
};

const line = (finding: Finding): string => {
  const place = placeOf(finding);
  return `${place === '' ? '' : `${place}: `}${FAULTS[finding.fault]} (${finding.fault}: ${finding.detail})`;
};

const PROMISES: Readonly<Record<PromiseResult['result'], string>> = {
  kept: 'kept',
  pending: 'not due yet',
  broken: 'BROKEN',
  invalid: 'NOT A PROMISE OF THIS LOG',
};

/** Says what was checked, and first of all what is wrong. */
export function showReport(
  out: Output,
  report: AuditReport,
  promises: readonly PromiseResult[],
  oldest: string | null,
): void {
  if (report.ok) showSound(out, report, oldest);
  else showFaults(out, report);
  if (report.ok && report.factsPartlyOpened > 0) {
    out.say(
      `${number(report.factsPartlyOpened)} facts are open in part only: their cases were erased, ${number(report.casesErased)} in all, each by a fact in the log.`,
    );
  }
  for (const declared of report.incidents) for (const said of incidentLines(declared)) out.say(said);
  if (report.factsLost > 0)
    out.say(`${number(report.factsLost)} facts were lost in an incident; their entries stand, what they say does not.`);
  for (const { name, result, detail } of promises)
    out.say(showable(`Promise ${name}: ${PROMISES[result]} (${detail}).`));
}

/** What the operator declared, for the reader to judge: an incident is no fault, and no small thing either. */
export function incidentLines({ index, incident }: DeclaredIncident): string[] {
  const { at, reason, last, lost, origin } = incident;
  const follows =
    last.origin === origin
      ? `The log was signed up to size ${number(last.size)} before`
      : `This log begins anew after ${last.origin}, which was signed up to size ${number(last.size)}`;
  const gone = lost === null ? '' : `; the facts of entries ${number(lost.from)} to ${number(lost.to - 1)} were lost`;
  return [`Incident at entry ${number(index)}, ${at}: ${reason}`, `  ${follows}${gone}.`].map(showable);
}

function showSound(out: Output, report: AuditReport, oldest: string | null): void {
  const { origin, size, earlierChecked, factsChecked, cosignedBy } = report;
  out.say(
    `${out.paint.good('The log verifies.')} ${showable(origin)}, ${number(size)} entries, each in its place under the signed root.`,
  );
  if (earlierChecked > 0)
    out.say(
      `It extends ${earlierChecked} ${earlierChecked === 1 ? 'checkpoint' : 'checkpoints'} saved earlier, the oldest of ${oldest ?? 'an unknown day'}.`,
    );
  else out.say('No earlier checkpoint was saved here, so growth can be checked from the next time on.');
  if (factsChecked > 0)
    out.say(`${number(factsChecked)} facts were recomputed and are those that the log committed to.`);
  if (cosignedBy.length > 0) out.say(showable(`Cosigned by ${cosignedBy.join(', ')}.`));
}

function showFaults(out: Output, { origin, first, findings, findingsOmitted }: AuditReport): void {
  out.say(`${out.paint.bad('The log does NOT verify.')} ${showable(origin)}`);
  if (first) out.say(showable(`First: ${line(first)}`));
  const others = findings.filter((finding) => finding !== first);
  for (const finding of others.slice(0, MOST)) out.say(showable(`  also ${line(finding)}`));
  const rest = others.length - Math.min(others.length, MOST) + findingsOmitted;
  if (rest > 0) out.say(`  and ${number(rest)} more; --json lists up to a hundred.`);
  out.say('The checkpoint was not saved. Keep this output, and compare with others who hold checkpoints of this log.');
}
