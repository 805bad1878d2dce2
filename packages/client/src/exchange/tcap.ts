// Lists in the manner of the Terrorist Content Analytics Platform: pages of records with a checkpoint, in which deleted
// ones stay as tombstones.
import { type ListEntry, toHex } from '@remit/match';
import { z } from 'zod';
import {
  type Assumed,
  type ExactKind,
  type Format,
  known,
  type Loss,
  opinion,
  printOf,
  type Reading,
  standing,
} from './format.ts';

const recordSchema = z.object({
  id: z.union([z.number().int(), z.string().min(1)]),
  hash_digest: z.string(),
  algorithm: z.string(),
  deleted: z.boolean().default(false),
});
const pageSchema = z.object({ checkpoint: z.string().nullish(), results: z.array(z.unknown()) });

const ALGORITHMS: Readonly<Record<string, ExactKind>> = { PDQ: 'pdq', MD5: 'md5', SHA256: 'sha256' };

/** One page, several of them as a list, or the bare records of the older daily file. */
function pagesOf(text: string): { checkpoint: string | null; results: unknown[] } | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const given = Array.isArray(json) ? json : [json];
  const pages = given.map((page) => pageSchema.safeParse(page));
  if (pages.every(({ success }) => success)) {
    const sound = pages.flatMap(({ data }) => (data ? [data] : []));
    return { checkpoint: sound.at(-1)?.checkpoint ?? null, results: sound.flatMap(({ results }) => results) };
  }
  return Array.isArray(json) ? { checkpoint: null, results: json } : null;
}

function read(text: string, { party, ground }: Assumed): Reading | { unreadable: string } {
  const pages = pagesOf(text);
  if (pages === null) return { unreadable: 'This is no page with “results”, nor a list of records, in JSON.' };
  const entries = new Map<string, ListEntry>();
  const removed = new Set<string>();
  const lost: Loss[] = [];
  pages.results.forEach((given, n) => {
    const record = recordSchema.safeParse(given);
    if (!record.success) return void lost.push({ at: `record ${n + 1}`, what: 'it has no id, algorithm or digest' });
    const { algorithm, hash_digest: digest, deleted } = record.data;
    const id = String(record.data.id);
    // Later records replace earlier ones.
    entries.delete(id);
    if (deleted) return void removed.add(id);
    removed.delete(id);
    const kind = known(ALGORITHMS, algorithm.toUpperCase().replace('-', ''));
    const fingerprint = kind === undefined ? null : printOf(kind, digest);
    if (kind === undefined) lost.push({ at: id, what: `the algorithm ${algorithm} is not matched here` });
    else if (fingerprint === null) lost.push({ at: id, what: `this is no ${kind}` });
    else entries.set(id, { id, fingerprint, opinions: [opinion({ party, says: 'positive', ground })] });
  });
  return { entries: [...entries.values()], removed: [...removed], checkpoint: pages.checkpoint, lost };
}

const SPELT: Readonly<Record<string, string>> = { pdq: 'PDQ', md5: 'MD5', sha256: 'SHA256' };

function write(entries: readonly ListEntry[], { at }: { readonly at: string }): { text: string; lost: Loss[] } {
  const lost: Loss[] = [];
  const seconds = Date.parse(at) / 1000;
  const results = entries.flatMap((entry, n) => {
    const { id, fingerprint, opinions } = entry;
    const algorithm = SPELT[fingerprint.kind];
    if (fingerprint.kind === 'video' || algorithm === undefined) {
      lost.push({ at: id, what: `there is no place for a ${fingerprint.kind}` });
      return [];
    }
    const parties = new Set(opinions.map(({ party }) => party)).size;
    if (parties > 1) lost.push({ at: id, what: `the opinions of ${parties} parties become one record` });
    const deleted = standing(entry) === undefined;
    return [
      {
        hash_digest: toHex(fingerprint.hash),
        algorithm,
        ideology: 'all',
        file_type: '',
        deleted,
        updated_on: seconds,
        id: n + 1,
      },
    ];
  });
  const page = {
    count: results.length,
    next: null,
    previous: null,
    checkpoint: `${seconds},${results.length}`,
    results,
  };
  return { text: `${JSON.stringify(page, null, 1)}\n`, lost };
}

export const tcap: Format = {
  drops: [
    'ideology and file type',
    'who holds the opinion, its ground, TLP, confidence and expiry',
    'our own ids (records are numbered)',
  ],
  read,
  write,
};
