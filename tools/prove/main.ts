/**
 * The long drills: `npm run prove -- --rounds N --only kills,power` (200 rounds and every drill unless said otherwise).
 * Kills servers N times and PostgreSQL N times, restarts the database, cuts the power, fills the disk, and takes every
 * guard out of the rules, the log's verification and the edge. Each drill's result is written to docs/evidence/ as soon as it has ended, with its date and
 * commit; the exit code says whether all of them held.
 */
import { fullDiskDrill, type Filling } from './disk/full-disk.ts';
import { powerDrill } from './disk/power-cuts.ts';
import { proveConditions } from './conditions/prove-conditions.ts';
import { commit, type Finding, keep } from './evidence.ts';
import { ofConditions, ofFullDisk, ofGuards, ofKills, ofPower, ofRestarts } from './findings.ts';
import { proveGuards } from './guards.ts';
import { killDrill, type Victim } from './kills/drill.ts';
import { proveLogAdversary } from './log-adversary/drill.ts';
import { type DrillName, optionsOrEnd } from './options.ts';

type Say = (line: string) => void;

/** Server and PostgreSQL in turn, so that neither drill runs on a system that only the other has hurt. */
const victims = (rounds: number): Victim[] =>
  Array.from({ length: rounds }, (_, i): Victim[] => ['server', i % 2 === 0 ? 'postmaster' : 'backend']).flat();

/** Rounds of the slower drills: a tenth of the kills, within reason. */
const some = (rounds: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.ceil(rounds / 10)));

const fillings = (count: number): Filling[] =>
  Array.from({ length: count }, (_, i) => ({ ms: 4_000, journal: i % 2 === 1 }));

const RUN: Record<DrillName, (rounds: number, say: Say) => Promise<Finding>> = {
  kills: async (rounds, say) => ofKills(await killDrill(victims(rounds), say)),
  restarts: async (rounds, say) =>
    ofRestarts(
      await killDrill(
        Array.from({ length: some(rounds, 3, 20) }, (): Victim => 'restart'),
        say,
      ),
    ),
  power: async (rounds, say) =>
    ofPower(await powerDrill({ cuts: some(rounds, 2, 20), firstStarts: some(rounds, 1, 6), control: true }, say)),
  disk: async (rounds, say) => ofFullDisk(await fullDiskDrill(fillings(some(rounds, 2, 8)), say)),
  guards: async (_, say) => ofGuards(await proveGuards(say)),
  conditions: async (_, say) => ofConditions({ groups: await proveConditions(say) }),
  adversary: proveLogAdversary,
};

const clock = (): string => new Date().toISOString().slice(11, 19);

/** A drill that breaks off has not held; the others still run. */
async function attempt(name: DrillName, rounds: number): Promise<boolean> {
  const say: Say = (line) => console.log(`${clock()} ${name}: ${line}`);
  const before = commit();
  const start = performance.now();
  say('begins');
  try {
    const finding = await RUN[name](rounds, say);
    keep(name, finding, { commit: before, seconds: (performance.now() - start) / 1000 });
    for (const [figure, value] of Object.entries(finding.figures)) say(`${figure}: ${value}`);
    say(finding.held ? 'held' : 'DID NOT HOLD');
    return finding.held;
  } catch (error) {
    console.error(error);
    say('BROKE OFF, and nothing was written for it');
    return false;
  }
}

const { rounds, drills } = optionsOrEnd(process.argv.slice(2));
const failed: string[] = [];
for (const name of drills) if (!(await attempt(name, rounds))) failed.push(name);
console.log(failed.length === 0 ? `All held: ${drills.join(', ')}.` : `Did not hold: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
