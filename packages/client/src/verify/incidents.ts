import type { ServedIncident, TileReader } from '@remit/log';
import { z } from 'zod';

const servedSchema = z.array(z.object({ index: z.int().min(0), text: z.string().max(4_000) })).max(1_000);

/**
 * The incidents that a log declares, in its own words (spec/evidence-log.md, Incidents). What is missing here shows in
 * the audit: every entry that declares an incident is recognised without it.
 */
export async function servedIncidents(read: TileReader): Promise<readonly ServedIncident[]> {
  const served = servedSchema.safeParse(parseJson(await read('incidents')));
  return served.success ? served.data : [];
}

/** What is not there is no JSON either. */
function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
