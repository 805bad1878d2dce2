import { z } from 'zod';
import { ALARMS, type Alarm, type AlarmCode, keyOf } from './alarm.ts';

const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);

/** The tree as far as this monitor has read it: enough to go on, whatever its size. */
const treeSchema = z.object({
  origin: z.string(),
  size: z.int().min(0),
  peaks: z.array(hex),
  root: hex,
  note: z.string(),
  /** When it last grew, as seen from here. */
  grewAt: z.number(),
});

const caseSchema = z.object({
  updatedAt: z.string(),
  checkedAt: z.number(),
  /** For each fact by version: a digest of what never changes, its place in the log, digests of the fields seen. */
  facts: z.record(
    z.string(),
    z.object({ digest: hex, leafIndex: z.int().nullable(), fields: z.record(z.string(), hex) }),
  ),
});

const ownSchema = z.object({
  organisation: z.string(),
  /** People as the directory showed them, by id. */
  people: z.record(z.string(), z.string()),
  /** Names under which somebody may act for the organisation. */
  roster: z.array(z.string()),
  /** Desk keys that were in use at the first look; they count as known where no file names any. */
  deskKeys: z.array(z.string()).default([]),
  cases: z.record(z.string(), caseSchema),
  /** The first entry of the log that was not yet looked at for acts on entries of the shared list. */
  listRead: z.int().min(0).default(0),
});

const alarmSchema = z.object({
  code: z.enum(Object.keys(ALARMS) as [AlarmCode, ...AlarmCode[]]),
  about: z.string(),
  detail: z.string(),
});

const stateSchema = z.object({
  format: z.literal('remit-monitor/1'),
  /** The key of the log as it was first seen, for want of a policy or a key from another source. */
  verifierKey: z.string().nullable(),
  tree: treeSchema.nullable(),
  own: ownSchema.nullable(),
  /** Alarms raised and when, so that one thing alarms once a day. */
  raised: z.record(z.string(), z.number()),
  /** Alarms that nobody has been told of yet. */
  waiting: z.array(alarmSchema),
  /** Notes that contradict what was seen before: the evidence itself. */
  evidence: z.array(z.string()),
});

export type MonitorState = z.infer<typeof stateSchema>;
export type TreeState = z.infer<typeof treeSchema>;
export type OwnState = z.infer<typeof ownSchema>;
export type CaseState = z.infer<typeof caseSchema>;

export const emptyMonitorState = (): MonitorState => ({
  ...{ format: 'remit-monitor/1' as const, verifierKey: null, tree: null, own: null },
  ...{ raised: {}, waiting: [], evidence: [] },
});

/** The state in a file's text, or undefined when it is none. */
export function parseMonitorState(text: string): MonitorState | undefined {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const AGAIN_AFTER_MS = 24 * 3600 * 1000;
const MOST_WAITING = 200;
const MOST_EVIDENCE = 16;

/** Queues alarms that were not raised within a day; those that ended may be raised again at once. */
export function raise(state: MonitorState, alarms: readonly Alarm[], now: number): MonitorState {
  const current = new Set(alarms.map(keyOf));
  const old = Object.entries(state.raised).filter(([key, at]) => current.has(key) && now - at < AGAIN_AFTER_MS);
  const known = new Set(old.map(([key]) => key));
  const fresh = alarms.filter((alarm) => !known.has(keyOf(alarm)));
  return {
    ...state,
    raised: Object.fromEntries([...old, ...fresh.map((alarm) => [keyOf(alarm), now] as const)]),
    waiting: [...state.waiting, ...fresh].slice(-MOST_WAITING),
  };
}

/** Keeps a note that contradicts an earlier one. */
export const withEvidence = (evidence: readonly string[], ...notes: readonly string[]): string[] =>
  [...new Set([...evidence, ...notes])].slice(-MOST_EVIDENCE);
