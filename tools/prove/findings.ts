import type { FullDiskReport } from './disk/full-disk.ts';
import type { PowerReport } from './disk/power-cuts.ts';
import type { Finding } from './evidence.ts';
import type { GuardReport } from './guards.ts';
import type { DrillReport } from './kills/drill.ts';

type Figures = Finding['figures'];
type Common = Pick<DrillReport, 'acknowledged' | 'lost' | 'invented' | 'changed'> & {
  readonly log: { readonly ok: boolean; readonly size: number; readonly factsChecked: number };
};

const inMs = (all: readonly number[]): string => {
  const sorted = all.map(Math.round).sort((a, b) => a - b);
  return `${sorted.length}, median ${sorted[Math.floor(sorted.length / 2)] ?? 0} ms, longest ${sorted.at(-1) ?? 0} ms`;
};
const counted = (answers: Readonly<Record<string, number>>): string =>
  Object.entries(answers)
    .map(([answer, n]) => `${n} × ${answer}`)
    .join(', ') || 'none';

const kept = ({ acknowledged, lost, invented, changed, log }: Common): Figures => ({
  'writes acknowledged': acknowledged,
  'acknowledged and lost': lost.length,
  'on record and never asked for, or twice': invented.length,
  'repeats with another answer than the first': changed.length,
  log: `${log.ok ? 'verifies' : 'DOES NOT VERIFY'}, ${log.size} entries, ${log.factsChecked} recomputed from their facts`,
});
const nothingLost = ({ lost, invented, changed, log }: Common): boolean =>
  lost.length + invented.length + changed.length === 0 && log.ok;

export const ofKills = (report: DrillReport): Finding => ({
  held: nothingLost(report) && report.takeovers.every((ms) => ms < 10_000) && report.unclear.length + report.hung === 0,
  title: 'Kills',
  about:
    'Servers and PostgreSQL are killed with SIGKILL while twelve clients write to two servers on one database; afterwards every write is repeated under its key. A killed process is not a power cut: what the operating system had been given is kept.',
  figures: {
    'kills of a server': report.kills.server,
    'kills of PostgreSQL': `${report.kills.postmaster + report.kills.backend} (postmaster ${report.kills.postmaster}, a backend ${report.kills.backend})`,
    ...kept(report),
    'writes whose answer a kill swallowed, repeated under their keys': report.unanswered,
    'writes repeated in all': report.repeated,
    'clear refusals meanwhile': counted(report.refused),
    'unclear answers': report.unclear.length,
    'writes left hanging for 15 s': report.hung,
    'elections of a new sequencer': inMs(report.takeovers),
  },
});

export const ofRestarts = (report: DrillReport): Finding => ({
  held: nothingLost(report) && report.unclear.length + report.hung + report.silent === 0,
  title: 'Database restarts',
  about:
    'PostgreSQL is told to stop in the middle of requests (fast shutdown) and starts again, while clients go on writing. Each gets success or a clear 503 with Retry-After, and the repeat under its key gets the first answer.',
  figures: {
    restarts: report.kills.restart,
    ...kept(report),
    'writes repeated in all': report.repeated,
    'clear refusals meanwhile': counted(report.refused),
    'unclear answers': report.unclear.length,
    'connections that ended without an answer': report.silent,
    'writes left hanging for 15 s': report.hung,
    'slowest answer': `${Math.round(report.slowestMs)} ms`,
  },
});

export const ofPower = (report: PowerReport): Finding => ({
  held: nothingLost(report) && report.lies !== 'NOT NOTICED' && report.log.earlier > 0,
  title: 'Power cuts',
  about:
    'The server, its own PostgreSQL, its keys and its files run on a disk that keeps what was flushed and nothing else. At a cut every process is killed, the data folder is thrown away, and the service starts from what was kept; at every other cut, pages that had been written and not flushed are strewn over it. What the model leaves out stands at the top of `tools/prove/disk/disk.c`.',
  figures: {
    cuts: report.cuts,
    'cuts during the first start': report.firstStarts,
    'stray pages added': report.strayPages,
    ...kept(report),
    'writes repeated in all': report.repeated,
    'checkpoints seen before a cut, all extended': report.log.earlier,
    'starts after a cut': inMs(report.recoveries),
    'control, a disk that lies about flushes': report.lies ?? 'not tried',
  },
});

export const ofFullDisk = (report: FullDiskReport): Finding => ({
  held:
    nothingLost(report) && report.unclear.length + report.hung === 0 && report.lastWords.every((words) => words !== ''),
  title: 'Full disk',
  about:
    'No file of the data folder can grow for a while, at every other time with PostgreSQL’s write-ahead log used up too, which stops PostgreSQL itself. Writes get a clear 503, and the service recovers when space returns.',
  figures: {
    fillings: report.fillings,
    ...kept(report),
    'acknowledged while full, in space set aside': report.acknowledgedWhileFull,
    'clear refusals': counted(report.refused),
    'unclear answers': report.unclear.length,
    'writes left hanging for 15 s': report.hung,
    'answers to reads meanwhile': counted(report.reads),
    'from the return of space to the next acknowledged write': inMs(report.recoveries),
    'times the server ended by itself': report.lastWords.length,
  },
});

const ofGroups = ({ groups }: GuardReport): Pick<Finding, 'held' | 'figures'> => ({
  held: groups.every(({ survivors, unsound }) => survivors.length === 0 && unsound === null),
  figures: Object.fromEntries(
    groups.map(({ name, guards, survivors }) => [name, `${guards} guards, not noticed ${survivors.length}`]),
  ),
});

export const ofGuards = (report: GuardReport): Finding => ({
  ...ofGroups(report),
  title: 'Guards of the rules taken away',
  about:
    'Each guard is taken out of the deciders and of oversight’s rules on its own, and the vectors are run. Cannot show a guard that was never written.',
});

export const ofConditions = (report: GuardReport): Finding => ({
  ...ofGroups(report),
  title: 'Guards of the log’s verification and of the edge taken away',
  about:
    'Each guard is taken out on its own, and the tests named are run; one without which nothing could be seen to change is left out, with its reason, in `tools/prove/conditions/groups.ts`.',
});
