import { hash } from 'node:crypto';
import {
  buildIncident,
  type Checkpoint,
  fromHex,
  Frontier,
  type Hash,
  isIncident,
  leafHash,
  openCheckpoint,
  parseIncident,
  readBundle,
  readEdge,
  TILE_WIDTH,
  type TileReader,
  toHex,
  type Trust,
} from '@remit/log';
import { servedIncidents } from '../verify/incidents.ts';
import { verifyEd25519 } from '../verify/ed25519.ts';
import type { Alarm } from './alarm.ts';
import type { TreeState } from './state.ts';

const sha256: Hash = (bytes) => hash('sha256', bytes, 'buffer');

export type Followed = {
  /** Where the log stands now; the old place where it contradicts itself, so that this stays the measure. */
  readonly tree: TreeState | null;
  readonly alarms: readonly Alarm[];
  /** Notes to be kept because they contradict what was seen before. */
  readonly evidence: readonly string[];
};

type Watch = { readonly read: TileReader; readonly trust: Trust; readonly staleAfterMs: number; readonly now: number };

/**
 * One look at a log: signature, cosignatures, every new entry under the new root, growth from what was seen before,
 * incidents, and how long ago it grew. Reads what is new alone, in chunks; needs of the old tree its right edge.
 */
export async function followLog(before: TreeState | null, watch: Watch): Promise<Followed> {
  const bytes = await watch.read('checkpoint');
  const note = new TextDecoder().decode(bytes ?? new Uint8Array(0));
  const still = (...alarms: Alarm[]): Followed => ({
    tree: before,
    alarms: [...alarms, ...staleness(before, watch)],
    evidence: [],
  });
  if (bytes === undefined) return still({ code: 'withheld', about: 'checkpoint', detail: 'there is none' });
  const opened = await openCheckpoint(bytes, { ...watch.trust, quorum: 0 }, verifyEd25519);
  if (!opened.ok) return still({ code: 'checkpoint-refused', about: opened.fault, detail: opened.detail });
  const alarms: Alarm[] = [];
  // What lacks cosignatures is followed all the same: a fork must not hide behind a missing witness.
  const cosigned = await openCheckpoint(bytes, watch.trust, verifyEd25519);
  if (!cosigned.ok) alarms.push({ code: 'cosignatures-missing', about: '', detail: cosigned.detail });
  const grown = await grow(before, opened.value.checkpoint, note, watch);
  return { ...grown, alarms: [...alarms, ...grown.alarms, ...staleness(grown.tree, watch)] };
}

function staleness(tree: TreeState | null, { now, staleAfterMs }: Watch): Alarm[] {
  if (tree === null || now - tree.grewAt <= staleAfterMs) return [];
  const minutes = Math.round((now - tree.grewAt) / 60_000);
  return [{ code: 'stale', about: `size ${tree.size}`, detail: `for ${minutes} minutes` }];
}

async function grow(before: TreeState | null, current: Checkpoint, note: string, watch: Watch): Promise<Followed> {
  const { size, root } = current;
  const contradicts = (code: 'went-back' | 'forked', detail: string): Followed => ({
    tree: before,
    alarms: [{ code, about: `size ${size}`, detail }],
    evidence: before === null ? [note] : [before.note, note],
  });
  if (before !== null && size < before.size) return contradicts('went-back', `it was ${before.size}`);
  const frontier = before === null ? await firstSight(watch.read, size) : edgeOf(before);
  if (typeof frontier === 'string') return withheld(before, frontier);
  const alarms = before === null ? [] : await readNew(frontier, size, watch.read);
  if (typeof alarms === 'string') return withheld(before, alarms);
  if (toHex(frontier.root()) !== toHex(root))
    return contradicts('forked', before === null ? 'the tiles lead to another root' : `since size ${before.size}`);
  const same = before !== null && before.size === size;
  const tree: TreeState = {
    ...{ origin: current.origin, size, note, root: toHex(root), peaks: frontier.peaks.map(toHex) },
    grewAt: same ? before.grewAt : watch.now,
  };
  return { tree, alarms, evidence: [] };
}

const withheld = (tree: TreeState | null, detail: string): Followed => ({
  tree,
  alarms: [{ code: 'withheld', about: detail.split(':')[0] ?? '', detail }],
  evidence: [],
});

/** The first time the tree is taken as the log's tiles show it; its root is compared with the signed one. */
async function firstSight(read: TileReader, size: number): Promise<Frontier | string> {
  const edge = await readEdge(read, size, sha256);
  return edge.ok ? new Frontier(sha256, size, edge.value.peaks) : edge.detail;
}

const edgeOf = ({ size, peaks }: TreeState): Frontier =>
  new Frontier(
    sha256,
    size,
    peaks.map((peak) => fromHex(peak)!),
  );

/** Takes the entries since the last look into the tree; alarms for those that declare an incident. */
async function readNew(frontier: Frontier, size: number, read: TileReader): Promise<Alarm[] | string> {
  const alarms: Alarm[] = [];
  while (frontier.size < size) {
    const index = Math.floor(frontier.size / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const bundle = await readBundle(read, index, width);
    if (!bundle.ok) return bundle.detail;
    for (const entry of bundle.value.slice(frontier.size - index * TILE_WIDTH)) {
      if (isIncident(entry)) alarms.push(await incidentAt(frontier.size, entry, read));
      frontier.append(leafHash(entry, sha256));
    }
  }
  return alarms;
}

async function incidentAt(index: number, entry: Uint8Array, read: TileReader): Promise<Alarm> {
  const text = (await servedIncidents(read)).find((each) => each.index === index)?.text ?? '';
  const incident = parseIncident(text);
  const said = incident.ok && toHex(buildIncident(text, sha256)) === toHex(entry);
  const detail = said
    ? `${incident.value.reason} (signed before: size ${incident.value.last.size} of ${incident.value.last.origin})`
    : 'the log does not say which';
  return { code: 'incident', about: `entry ${index}`, detail };
}
