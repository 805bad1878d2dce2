// Records in the manner of StopNCII: one for each hash, with a status and the feedback of platforms.
import { linkHash, type ListEntry, normaliseLink, type Opinion, toHex } from '@remit/match';
import { z } from 'zod';
import { type Assumed, type Format, known, type Loss, opinion, printOf, type Reading } from './format.ts';

const recordSchema = z.object({
  signalType: z.string(),
  hashValue: z.string(),
  hashStatus: z.string(),
  CSPFeedbacks: z
    .array(
      z.object({ source: z.string().default(''), feedbackValue: z.string(), tags: z.array(z.string()).default([]) }),
    )
    .default([]),
});
const pageSchema = z.object({ nextSetTimestamp: z.number().nullish(), hashRecords: z.array(z.unknown()) });
type HashRecord = z.infer<typeof recordSchema>;

const GONE = new Set(['Withdrawn', 'Deleted']);
const SAYS: Readonly<Record<string, Opinion['says']>> = {
  Blocked: 'positive',
  NotBlocked: 'negative',
  Withdrawn: 'withdrawn',
  Deleted: 'withdrawn',
};

function printOfRecord({ signalType, hashValue }: HashRecord): ListEntry['fingerprint'] | string {
  if (signalType === 'ImagePDQ') return printOf('pdq', hashValue) ?? 'this is no PDQ';
  if (signalType === 'VideoMD5') return printOf('md5', hashValue) ?? 'this is no MD5';
  if (signalType !== 'URL') return `the signal ${signalType} is not matched here`;
  const link = normaliseLink(hashValue);
  return link === null ? 'this is no web address' : { kind: 'link', hash: linkHash(link) };
}

function opinionsOf({ hashStatus, CSPFeedbacks }: HashRecord, { party, ground }: Assumed): Opinion[] {
  const own =
    hashStatus === 'Active' || hashStatus === 'Received' ? [opinion({ party, says: 'positive', ground })] : [];
  const platforms = CSPFeedbacks.flatMap(({ source, feedbackValue, tags }) => {
    const says = known(SAYS, feedbackValue);
    return says && source ? [opinion({ party: source, says, ground: tags[0] ?? ground })] : [];
  });
  return [...own, ...platforms];
}

function read(text: string, assumed: Assumed): Reading | { unreadable: string } {
  let page;
  try {
    page = pageSchema.safeParse(JSON.parse(text));
  } catch {
    page = null;
  }
  if (!page?.success) return { unreadable: 'This is no page with “hashRecords” in JSON.' };
  const entries = new Map<string, ListEntry>();
  const removed = new Set<string>();
  const lost: Loss[] = [];
  page.data.hashRecords.forEach((given, n) => {
    const record = recordSchema.safeParse(given);
    if (!record.success) return void lost.push({ at: `record ${n + 1}`, what: 'it has no type, value or status' });
    const id = `${record.data.signalType}:${record.data.hashValue}`;
    entries.delete(id);
    if (GONE.has(record.data.hashStatus)) return void removed.add(id);
    removed.delete(id);
    const fingerprint = printOfRecord(record.data);
    if (typeof fingerprint === 'string') return void lost.push({ at: id, what: fingerprint });
    entries.set(id, { id, fingerprint, opinions: opinionsOf(record.data, assumed) });
  });
  const { nextSetTimestamp } = page.data;
  const checkpoint = nextSetTimestamp === null || nextSetTimestamp === undefined ? null : String(nextSetTimestamp);
  return { entries: [...entries.values()], removed: [...removed], checkpoint, lost };
}

const SPELT = { positive: 'Blocked', negative: 'NotBlocked', withdrawn: 'Withdrawn' } as const;
const SIGNALS: Readonly<Record<string, string>> = { pdq: 'ImagePDQ', md5: 'VideoMD5' };

function statusOf(own: Opinion | undefined): string {
  if (own === undefined) return 'Unknown';
  return own.says === 'positive' ? 'Active' : 'Withdrawn';
}

function write(
  entries: readonly ListEntry[],
  { party, at }: Assumed & { readonly at: string },
): { text: string; lost: Loss[] } {
  const lost: Loss[] = [];
  const seconds = Math.floor(Date.parse(at) / 1000);
  const hashRecords = entries.flatMap(({ id, fingerprint, opinions }) => {
    const signalType = SIGNALS[fingerprint.kind];
    if (signalType === undefined || fingerprint.kind === 'video') {
      lost.push({
        at: id,
        what: `there is no place for a ${fingerprint.kind === 'link' ? 'hash of a link' : fingerprint.kind}`,
      });
      return [];
    }
    const own = opinions.findLast((one) => one.party === party);
    if (own?.says === 'negative') lost.push({ at: id, what: 'the writer’s own objection becomes a withdrawal' });
    const CSPFeedbacks = opinions
      .filter((one) => one.party !== party)
      .map((one) => ({ source: one.party, feedbackValue: SPELT[one.says], tags: [one.ground] }));
    const hashValue = toHex(fingerprint.hash);
    return [
      { lastModtimestamp: seconds, signalType, hashValue, hashStatus: statusOf(own), caseNumbers: {}, CSPFeedbacks },
    ];
  });
  const page = {
    count: hashRecords.length,
    nextPageToken: '',
    nextSetTimestamp: seconds,
    hasMoreRecords: false,
    hashRecords,
  };
  return { text: `${JSON.stringify(page, null, 1)}\n`, lost };
}

export const stopNcii: Format = {
  drops: [
    'case numbers',
    'feedback without a verdict (Unknown, None, PendingReview)',
    'TLP, confidence, expiry and origin',
    'the ground of the writer’s own opinion',
    'our own ids (a record is named by its hash)',
  ],
  read,
  write,
};
