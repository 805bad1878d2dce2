import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DRILLS, type DrillName } from './options.ts';

/** What a drill found: whether its promise held, and the figures a reader can judge it by. */
export type Finding = {
  readonly held: boolean;
  readonly title: string;
  /** What was done, and what it cannot show. */
  readonly about: string;
  readonly figures: Readonly<Record<string, string | number>>;
};
type Entry = Finding & {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly seconds: number;
};
type Evidence = Partial<Record<DrillName, Entry>>;

const FOLDER = new URL('../../docs/evidence/', import.meta.url);
const FILE = new URL('prove.json', FOLDER);
const PAGE = new URL('prove.md', FOLDER);

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** The commit that is tested. Programs are started from the working tree, so what it differs in is said. */
export function commit(): string {
  try {
    const changed = git('status', '--porcelain', '--', 'packages', 'tools', 'test', 'spec');
    return git('rev-parse', '--short=12', 'HEAD') + (changed === '' ? '' : ' with local changes');
  } catch {
    return 'unknown (no git)';
  }
}

/** Keeps a drill's last result beside those of the others: drills may run on different days. */
export function keep(name: DrillName, finding: Finding, from: { commit: string; seconds: number }): void {
  const after = commit();
  const entry: Entry = {
    ...finding,
    date: `${new Date().toISOString().slice(0, 16)}Z`,
    commit: after === from.commit ? after : `${from.commit}, then ${after}`,
    machine: `${availableParallelism()} cores, Node ${process.versions.node}`,
    seconds: Math.round(from.seconds),
  };
  mkdirSync(FOLDER, { recursive: true });
  const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Evidence) : {};
  const all = { ...known, [name]: entry };
  const ordered = Object.fromEntries(DRILLS.flatMap((each) => (all[each] ? [[each, all[each]]] : [])));
  writeFileSync(FILE, `${JSON.stringify(ordered, null, 2)}\n`);
  writeFileSync(PAGE, page(Object.values(ordered)));
}

const row = (name: string, value: string | number): string => `| ${name} | ${value} |`;

function section({ title, about, figures, held, date, commit: tested, machine, seconds }: Entry): string {
  const facts = { held: held ? 'yes' : 'NO', date, commit: tested, machine, duration: `${seconds} s`, ...figures };
  return `## ${title}

${about}

| | |
|---|---|
${Object.entries(facts)
  .map(([name, value]) => row(name, value))
  .join('\n')}
`;
}

const page = (entries: readonly Entry[]): string => `# What the long drills showed

Written by \`npm run prove\`, each drill with its own date and commit; the same as data in [prove.json](prove.json). What
was acknowledged is held against what is on record by clients that live outside of what is hurt.

${entries.map(section).join('\n')}`;
