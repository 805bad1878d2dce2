import type { Reader } from '@remit/protocol';
import { type Output, table } from '../../terminal/index.ts';
import type { Case } from '../give.ts';
import { findingLine } from './finding.ts';
import { disarmed, moment, statusText } from './words.ts';

const field = (name: string, value: string): string => `${`${name}:`.padEnd(16)}${disarmed(value)}`;

/** One case for a person at a terminal: where it stands, what is due, its items, and what may be done next. */
export function showCase(out: Output, view: Case, reader: Reader): void {
  const { header } = view;
  out.say(out.paint.bold(disarmed(`${view.reference}  ${header.title ?? 'without a title'}`)));
  const lines = [
    field('Identifier', view.id),
    field('State', `${view.status}, ${statusText(view.status, reader)}`),
    field('From, to', `${view.unit.name} to ${view.platform.name}`),
    field(
      'Instrument',
      `${header.instrument ?? 'not chosen'}${view.legalForce === null ? '' : `, ${view.legalForce}`}`,
    ),
    field('Action', `${header.requestedAction ?? 'not chosen'} in ${territoryOf(view)}`),
    field('Priority', header.priority ?? 'not chosen'),
    ...(view.digest === null ? [] : [field('Document', view.digest)]),
    ...(view.triggers.length === 0 ? [] : [field('Lock 2 because', view.triggers.join(', '))]),
    ...locks(view),
    ...dues(view),
    field('Whose turn', view.clocks.running),
  ];
  out.say(lines.join('\n'));
  showItems(out, view);
  for (const finding of view.gates?.findings ?? []) out.say(disarmed(`  ${findingLine(finding)}`));
  for (const { round, questions, freeText, answer } of view.clarifications) {
    const asked = [...questions.map(({ code }) => code), ...(freeText === null ? [] : [freeText])].join(', ');
    out.say(disarmed(`Question ${round}: ${asked}. ${answer === null ? 'Not answered.' : `Answer: ${answer}`}`));
  }
  const open = Object.entries(view.can).flatMap(([kind, may]) => (may === true ? [kind] : []));
  out.say(field('You may', open.length === 0 ? 'nothing at present' : open.join(', ')));
}

function territoryOf({ header: { territory } }: Case): string {
  if (territory === undefined) return 'no place named';
  return territory.kind === 'global' ? 'every country' : territory.states.join(', ');
}

function locks({ lock1, lock2, refusal }: Case): string[] {
  return [
    ...(lock1 === null ? [] : [field('Lock 1', `held since ${moment(lock1.at)}`)]),
    ...(lock2 === null ? [] : [field('Lock 2', `held by ${lock2.body} since ${moment(lock2.at)}`)]),
    ...(refusal === null ? [] : [field('Refused', `${refusal.codes.join(', ')}: ${refusal.reasons}`)]),
  ];
}

const dues = ({ due }: Case): string[] =>
  Object.entries(due).flatMap(([what, when]) => {
    return when === null
      ? []
      : [field(`Due (${what})`, `${moment(when.operationalDue)}, at the latest ${moment(when.legalLatest)}`)];
  });

function showItems(out: Output, { items }: Case): void {
  out.say(
    table(
      [
        { heading: 'Item', least: 26 },
        { heading: 'State' },
        { heading: 'Decision' },
        { heading: 'Re-read' },
        { heading: 'Address', least: 24 },
      ],
      items.map(({ id, state, stoppedBy, decision, reread, blind, content }) => [
        ...[id, stoppedBy === null ? state : `${state} ${stoppedBy.code}`, decision?.outcome ?? ''],
        ...[reread ? (blind === null ? 'to read' : 'read') : '', disarmed(content.locator)],
      ]),
      { width: out.width, heading: out.paint.bold },
    ),
  );
}
