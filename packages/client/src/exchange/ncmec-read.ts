// Query results in the manner of NCMEC's hash sharing (version 2): images and videos with their fingerprints, what
// members think of them, and what was deleted. The parser is strict and knows no declarations of entities.
import type { ListEntry, Opinion } from '@remit/match';
import { SaxesParser } from 'saxes';
import { type Assumed, type ExactKind, known, type Loss, opinion, printOf, type Reading } from './format.ts';

const KINDS: Readonly<Record<string, ExactKind>> = { md5: 'md5', sha256: 'sha256', pdq: 'pdq' };
const DEEPEST = 16;

type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function tree(text: string): Element | { unreadable: string } {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('doctype', () => parser.fail('a document type is not accepted'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) parser.fail('it is nested too deeply');
    const element = { name: local(name), attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (more) => {
    open.at(-1)!.text += more;
  });
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(text.replace(/^\ufeff/u, '').trimStart()).close();
  } catch (error) {
    return { unreadable: `This is no XML that can be read: ${(error as Error).message}.` };
  }
  const top = root.children[0];
  return top?.name === 'queryResult' ? top : { unreadable: 'This is no queryResult.' };
}

const child = ({ children }: Element, name: string): Element | undefined => children.find((one) => one.name === name);
const textOf = (element: Element, name: string): string => child(element, name)?.text.trim() ?? '';
const every = (element: Element, ...path: readonly string[]): Element[] =>
  path.reduce<Element[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
    [element],
  );

/** A number alone would name nobody outside of that exchange. */
const memberOf = ({ text, attributes }: Element): string => text.trim() || `member ${attributes['id'] ?? 'unknown'}`;

/** What the other members say of this fingerprint. */
function feedback(item: Element, type: string, ground: string): Opinion[] {
  const of = (list: string, says: Opinion['says']): Opinion[] =>
    every(item, 'feedback', list)
      .filter(({ attributes }) => (attributes['type'] ?? '').toLowerCase() === type)
      .flatMap((one) => [...every(one, 'members', 'member'), ...every(one, 'reasons', 'members', 'member')])
      .map((member) => opinion({ party: memberOf(member), says, ground }));
  return [...of('affirmativeFeedback', 'positive'), ...of('negativeFeedback', 'negative')];
}

function entriesOf(item: Element, id: string, { party, ground }: Assumed, lost: Loss[]): ListEntry[] {
  const member = child(item, 'member');
  const said = textOf(item, 'classification') || ground;
  return every(item, 'fingerprints')
    .flatMap(({ children }) => children)
    .flatMap(({ name, text }) => {
      const kind = known(KINDS, name.toLowerCase());
      const fingerprint = kind && printOf(kind, text);
      if (!kind || !fingerprint) {
        lost.push({ at: id, what: kind ? `this is no ${kind}` : `the fingerprint ${name} is not matched here` });
        return [];
      }
      const own = opinion({ party: member ? memberOf(member) : party, says: 'positive', ground: said });
      return [{ id: `${id}:${kind}`, fingerprint, opinions: [own, ...feedback(item, kind, said)] }];
    });
}

/** Items are named by member and id: two members may use the same id. */
const nameOf = (item: Element): string => `${child(item, 'member')?.attributes['id'] ?? ''}/${textOf(item, 'id')}`;

export function readNcmec(text: string, assumed: Assumed): Reading | { unreadable: string } {
  const result = tree(text);
  if ('unreadable' in result) return result;
  const entries = new Map<string, ListEntry>();
  const removed = new Set<string>();
  const lost: Loss[] = [];
  const forget = (name: string): void => {
    for (const kind of Object.keys(KINDS)) entries.delete(`${name}:${kind}`);
  };
  const lists = ['images', 'videos'].flatMap((name) => every(result, name));
  for (const item of lists.flatMap(({ children }) => children)) {
    const name = nameOf(item);
    if (name.endsWith('/')) lost.push({ at: item.name, what: 'it has no id' });
    else if (item.name.startsWith('deleted')) {
      forget(name);
      for (const kind of Object.keys(KINDS)) removed.add(`${name}:${kind}`);
    } else {
      forget(name);
      for (const entry of entriesOf(item, name, assumed, lost)) {
        entries.set(entry.id, entry);
        removed.delete(entry.id);
      }
    }
  }
  const checkpoint = lists
    .map(({ attributes }) => attributes['maxTimestamp'] ?? '')
    .toSorted()
    .at(-1);
  return { entries: [...entries.values()], removed: [...removed], checkpoint: checkpoint || null, lost };
}
