import { pageOfReads, type RecordedRead } from '../store/working/reads.ts';
import { reading, type Reader, type Store } from './reader.ts';

const PAGE = 100;

/** Who read what, newest first. Row-level security answers nobody but an auditor's organisation. */
export async function auditReads(
  store: Store,
  reader: Reader,
  { after, referral }: { readonly after?: string | undefined; readonly referral?: string | undefined },
): Promise<{ reads: RecordedRead[]; next: string | null } | null> {
  if (after !== undefined && !/^\d{1,15}$/.test(after)) return null;
  const before = after === undefined ? null : Number(after);
  const reads = await reading(store, reader, (client) => pageOfReads(client, before, referral ?? null, PAGE + 1));
  const shown = reads.slice(0, PAGE);
  return { reads: shown, next: reads.length > PAGE ? String(shown.at(-1)!.id) : null };
}
