import { equalBytes } from '../bytes.ts';
import { isLeaf } from '../leaf/leaf.ts';
import { type Checkpoint, openCheckpoint, type OpenedCheckpoint, type Trust } from '../note/checkpoint.ts';
import type { Verify } from '../note/key.ts';
import type { Outcome } from '../outcome.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { hashAt, type TileReader } from '../tiles/read.ts';
import { leafHash } from '../tree/hashing.ts';
import { type Chunk, readChunks } from './chunks.ts';
import { FactCheck, type FactOptions } from './facts.ts';
import { IncidentCheck, type ServedIncident } from './incidents.ts';
import { type AuditReport, Findings } from './report.ts';
import { type ExpectedRoot, TreeCheck } from './tree.ts';

export interface AuditRequest extends FactOptions {
  readonly read: TileReader;
  readonly trust: Trust;
  readonly verify: Verify;
  /** The checkpoint note to audit, as served. */
  readonly checkpoint: string | Uint8Array;
  /** Checkpoint notes saved on earlier days: the log must still extend each of them. */
  readonly earlier?: ReadonlyArray<string | Uint8Array>;
  /** Incidents as the log serves their texts; an entry that declares one without a text is reported. */
  readonly incidents?: readonly ServedIncident[];
  readonly hash?: Hash;
  /** Told of the number of entries read so far. */
  readonly progress?: (entries: number, size: number) => void;
}

async function openEarlier(request: AuditRequest, findings: Findings): Promise<Checkpoint[]> {
  // An earlier checkpoint speaks by the log's signature: it may have been saved before it was cosigned.
  const trust = { ...request.trust, quorum: 0 };
  const opened: Checkpoint[] = [];
  for (const [i, note] of (request.earlier ?? []).entries()) {
    const outcome = await openCheckpoint(note, trust, request.verify);
    if (outcome.ok) opened.push(outcome.value.checkpoint);
    else
      findings.add({
        fault: 'earlier-checkpoint-refused',
        detail: `number ${i + 1}: ${outcome.fault}, ${outcome.detail}`,
      });
  }
  return opened;
}

function expectedRoots(
  current: Checkpoint,
  earlier: readonly Checkpoint[],
  incidents: IncidentCheck,
  findings: Findings,
): ExpectedRoot[] {
  const expected: ExpectedRoot[] = incidents.expectedRoots(current.size);
  for (const { size, root } of earlier) {
    if (size <= current.size) expected.push({ size, root, fault: 'earlier-root-differs' });
    else findings.add({ fault: 'log-went-back', detail: `from size ${size} to size ${current.size}` });
  }
  expected.sort((a, b) => a.size - b.size);
  return [...expected, { size: current.size, root: current.root, fault: 'root-differs' }];
}

function noteFault(outcome: Outcome<unknown>, { from, width }: Chunk, findings: Findings): void {
  if (outcome.ok) return;
  const fault = outcome.fault === 'resource-missing' ? outcome.fault : 'resource-malformed';
  findings.add({ fault, from, to: from + width, detail: outcome.detail });
}

/** The leaf hashes to go on with, each entry held against its hash; undefined when neither can be had. */
function checkEntries(chunk: Chunk, hash: Hash, findings: Findings): Uint8Array[] | undefined {
  const { tile, bundle, from, width } = chunk;
  noteFault(tile, chunk, findings);
  noteFault(bundle, chunk, findings);
  const computed = bundle.ok ? bundle.value.map((entry) => leafHash(entry, hash)) : undefined;
  if (!tile.ok) return computed;
  const served = Array.from({ length: width }, (_, i) => hashAt(tile.value, i));
  computed?.forEach((node, i) => {
    const at = { from: from + i, to: from + i + 1 };
    if (!equalBytes(node, served[i]!))
      findings.add({ fault: 'entry-differs', ...at, detail: `entry ${from + i} is not the one in its tile` });
    else if (!isLeaf((bundle as { value: Uint8Array[] }).value[i]!))
      findings.add({ fault: 'entry-malformed', ...at, detail: `entry ${from + i} is no leaf` });
  });
  // The tree goes on with the tile's hashes: if the root then comes out right, the entry is the forgery.
  return served;
}

async function scan(
  request: AuditRequest,
  size: number,
  tree: TreeCheck,
  facts: FactCheck,
  incidents: IncidentCheck,
  findings: Findings,
): Promise<number> {
  let read = 0;
  for await (const chunk of readChunks(request.read, size)) {
    const leaves = checkEntries(chunk, request.hash ?? sha256, findings);
    // Without the hashes of these entries nothing after them can be placed in the tree.
    if (leaves === undefined) return read;
    const entries = chunk.bundle.ok ? chunk.bundle.value : Array.from({ length: chunk.width }, () => undefined);
    incidents.check(chunk.from, entries);
    await facts.check(chunk.from, entries);
    await tree.append(leaves);
    read = chunk.from + chunk.width;
    request.progress?.(read, size);
  }
  await tree.finish();
  await facts.finish();
  return read;
}

/**
 * Audits a whole log: signatures, every entry against the tiles, the tiles against the signed root, growth from
 * every checkpoint saved earlier, and disclosed facts against their entries. Reads in order and in bounded memory,
 * and goes on after a fault so that one bad entry does not hide whether the rest is sound.
 *
 * @example
 * const report = await audit({ read, trust, verify, checkpoint: await fetchText('checkpoint'), earlier });
 * if (!report.ok) console.error(report.first);
 *
 * Rejects only when a port does.
 */
export async function audit(request: AuditRequest): Promise<AuditReport> {
  const findings = new Findings();
  const hash = request.hash ?? sha256;
  const current = await openCheckpoint(request.checkpoint, request.trust, request.verify);
  if (!current.ok) {
    findings.add({ fault: 'checkpoint-refused', detail: `${current.fault}: ${current.detail}` });
    return reportOf(request, undefined, { entries: 0, earlier: 0 }, undefined, undefined, findings);
  }
  const earlier = await openEarlier(request, findings);
  const { checkpoint } = current.value;
  const incidents = new IncidentCheck(request.incidents ?? [], request.trust.origin, findings, hash);
  const tree = new TreeCheck(request.read, findings, expectedRoots(checkpoint, earlier, incidents, findings), hash);
  const facts = new FactCheck(request, findings, hash, (index) => incidents.isLost(index));
  const entries = await scan(request, checkpoint.size, tree, facts, incidents, findings);
  return reportOf(request, current.value, { entries, earlier: earlier.length }, facts, incidents, findings);
}

function reportOf(
  request: AuditRequest,
  opened: OpenedCheckpoint | undefined,
  counts: { readonly entries: number; readonly earlier: number },
  facts: FactCheck | undefined,
  incidents: IncidentCheck | undefined,
  findings: Findings,
): AuditReport {
  const sorted = findings.sorted;
  // What cannot be placed (a bad note) never hides the first bad entry.
  const first = sorted.find(({ from }) => from !== undefined) ?? sorted[0];
  return {
    ok: first === undefined,
    origin: request.trust.origin,
    size: opened?.checkpoint.size ?? 0,
    entriesChecked: counts.entries,
    earlierChecked: counts.earlier,
    factsChecked: facts?.checked ?? 0,
    factsPartlyOpened: facts?.partly ?? 0,
    casesErased: facts?.erased ?? 0,
    factsLost: facts?.lost ?? 0,
    incidents: incidents?.declared ?? [],
    cosignedBy: (opened?.cosignatures ?? []).map(({ key }) => key.name),
    ...(first !== undefined && { first }),
    findings: sorted,
    findingsOmitted: findings.omitted,
  };
}
