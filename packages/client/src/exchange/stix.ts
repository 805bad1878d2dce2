// STIX 2.1: an indicator for each entry, an `opinion` for each further party. PDQ never stands in `file:hashes`, which
// strict parsers refuse (docs/how-to/exchange-lists.md); it is an indicator with a pattern type of its own.
import type { ListEntry } from '@remit/match';
import type { Format, Loss } from './format.ts';
import { readStix } from './stix-read.ts';
import { extensions, identity, indicator, opinionObject, type StixObject, uuidOf } from './stix-objects.ts';

function write(entries: readonly ListEntry[], { at }: { readonly at: string }): { text: string; lost: Loss[] } {
  const lost: Loss[] = [];
  const objects = new Map<string, StixObject>(extensions().map((one) => [one.id, one]));
  const add = (object: StixObject): string => {
    objects.set(object.id, object);
    return object.id;
  };
  for (const entry of entries) {
    const { id, fingerprint, opinions } = entry;
    if (fingerprint.kind === 'video') {
      lost.push({ at: id, what: 'a video is many hashes, and an indicator holds one' });
      continue;
    }
    const author = opinions.find(({ says }) => says === 'positive') ?? opinions[0];
    if (author === undefined) {
      lost.push({ at: id, what: 'nobody holds an opinion of it' });
      continue;
    }
    const by = add(identity(author.party, at));
    const about = add(indicator(id, fingerprint, author, by, at));
    for (const other of opinions)
      if (other !== author) add(opinionObject(other, about, add(identity(other.party, at)), at));
  }
  const bundle = {
    type: 'bundle',
    id: `bundle--${uuidOf(JSON.stringify([...objects.keys()]))}`,
    objects: [...objects.values()],
  };
  return { text: `${JSON.stringify(bundle, null, 1)}\n`, lost };
}

export const stix: Format = {
  drops: ['the designated entity, expiry, confidence and TLP of all opinions but the first', 'frames of videos'],
  read: readStix,
  write,
};
