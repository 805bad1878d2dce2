import { join } from 'node:path';
import { z } from 'zod';
import { configFolder } from '../credentials.ts';
import { usage } from '../failure.ts';
import { readPrivateFile, writePrivateFile } from '../private-file.ts';
import type { Surroundings } from '../surroundings.ts';

const knownSchema = z.object({
  /** The log's key as it was given or first seen. */
  verifierKey: z.string().max(400),
  /** Checkpoints of earlier days, oldest first: the log must extend each of them for ever. */
  checkpoints: z.array(z.object({ size: z.int().min(0), note: z.string().max(65_536), seenAt: z.string() })),
});
/** With the logs that stood under the address before, of which nothing is thrown away. */
const logSchema = knownSchema.extend({ before: z.array(knownSchema).optional() });
const savedSchema = z.object({ version: z.literal(1), logs: z.record(z.url(), logSchema) });

export type SavedLog = z.infer<typeof logSchema>;

/** The first checkpoint ever seen and the latest ones are kept; those between them add nothing to either. */
const KEPT = 24;

export const logsFile = (surroundings: Surroundings): string => join(configFolder(surroundings), 'logs.json');

/** What was saved of the log at an address; null where it was never verified from here. */
export async function savedLog(address: string, surroundings: Surroundings): Promise<SavedLog | null> {
  return (await readSaved(surroundings)).logs[address] ?? null;
}

/** Remembers a checkpoint that verified. */
export async function saveCheckpoint(
  address: string,
  verifierKey: string,
  checkpoint: SavedLog['checkpoints'][number],
  surroundings: Surroundings,
): Promise<string> {
  const saved = await readSaved(surroundings);
  const { before = [], ...known } = saved.logs[address] ?? { verifierKey, checkpoints: [] };
  const isSame = known.verifierKey === verifierKey;
  const seen = isSame ? known.checkpoints : [];
  const all = seen.some(({ note }) => note === checkpoint.note) ? seen : [...seen, checkpoint];
  const checkpoints = all.length <= KEPT ? all : [...all.slice(0, 1), ...all.slice(1 - KEPT)];
  const path = logsFile(surroundings);
  const replaced = isSame ? before : [...before, known];
  const log = { verifierKey, checkpoints, ...(replaced.length > 0 && { before: replaced }) };
  const logs = { ...saved.logs, [address]: log };
  await writePrivateFile(path, `${JSON.stringify({ version: 1, logs }, null, 2)}\n`);
  return path;
}

async function readSaved(surroundings: Surroundings): Promise<z.infer<typeof savedSchema>> {
  const path = logsFile(surroundings);
  const content = await readPrivateFile(path);
  if (content === null) return { version: 1, logs: {} };
  const saved = savedSchema.safeParse(parseJson(content));
  // Checkpoints of earlier days are evidence: they are never thrown away unasked.
  if (!saved.success) throw usage('logs-damaged', `${path} is damaged.`, 'Keep a copy of it, then move it away.');
  return saved.data;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
