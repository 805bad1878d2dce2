/**
 * The long drills: `npm run prove -- --rounds N` (200 unless said otherwise). Kills the server N times and PostgreSQL N
 * times while clients write, then takes every guard out of the rules. The result stands in docs/evidence/kills.md, with
 * the date and the commit; the exit code says whether everything held.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { proveGuards, type GuardReport } from './guards.ts';
import { type DrillReport, killDrill, type Victim } from './kills/drill.ts';

const EVIDENCE = new URL('../../docs/evidence/', import.meta.url);

function roundsAsked(): number {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } }, strict: true });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number of at least 1');
  return rounds;
}

/** Server and PostgreSQL in turn, so that neither drill runs on a system that only the other has hurt. */
const plan = (rounds: number): Victim[] =>
  Array.from({ length: rounds }, (_, i): Victim[] => ['server', i % 2 === 0 ? 'postmaster' : 'backend']).flat();

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with local changes');
  } catch {
    return 'unknown (no git)';
  }
}

const holds = ({ lost, invented, changed, log, takeovers }: DrillReport): boolean =>
  lost.length + invented.length + changed.length === 0 && log.ok && takeovers.every((ms) => ms < 10_000);

function page(drill: DrillReport, guards: GuardReport, seconds: number, tested: string): string {
  const { kills, acknowledged, unanswered, repeated, lost, invented, changed, takeovers, log } = drill;
  const sorted = [...takeovers].sort((a, b) => a - b).map(Math.round);
  return `# Kills

What \`npm run prove\` measured last. Servers and PostgreSQL are killed with SIGKILL while twelve clients write to two servers on one database; afterwards the facts are held against what the clients were told, every write is repeated under its key, and the log is audited against the facts. A killed process is not a power cut: what the operating system had been given is kept.

| | |
|---|---|
| date | ${new Date().toISOString().slice(0, 16)}Z |
| commit | ${tested} |
| machine | ${availableParallelism()} cores, Node ${process.versions.node} |
| duration | ${Math.round(seconds)} s |
| kills of a server | ${kills.server} |
| kills of PostgreSQL | ${kills.postmaster + kills.backend} (postmaster ${kills.postmaster}, a backend ${kills.backend}) |
| writes acknowledged | ${acknowledged} |
| writes whose answer a kill swallowed, repeated under their keys | ${unanswered} |
| writes repeated in all | ${repeated} |
| acknowledged and lost | ${lost.length} |
| on record and never asked for, or twice | ${invented.length} |
| repeats with another answer than the first | ${changed.length} |
| elections of a new sequencer | ${sorted.length}, median ${sorted[Math.floor(sorted.length / 2)] ?? 0} ms, longest ${sorted.at(-1) ?? 0} ms |
| log | ${log.ok ? 'verifies' : 'DOES NOT VERIFY'}, ${log.size} entries, ${log.factsChecked} recomputed from their facts |
| guards taken out of the rules | ${guards.guards}, not noticed ${guards.survivors.length} |
`;
}

const rounds = roundsAsked();
const start = performance.now();
const before = commit();
const drill = await killDrill(plan(rounds), (line) => console.log(line));
const guards = await proveGuards((line) => console.log(line));
// Servers are started from the working tree throughout: if it moved meanwhile, the page says so.
const after = commit();
const tested = before === after ? before : `${before}, then ${after}`;
const text = page(drill, guards, (performance.now() - start) / 1000, tested);
mkdirSync(EVIDENCE, { recursive: true });
writeFileSync(new URL('kills.md', EVIDENCE), text);
console.log(text);
process.exitCode = holds(drill) && guards.survivors.length === 0 && guards.unsound === null ? 0 : 1;
