import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createDatabase } from '../../../packages/server/src/store/embedded/for-tests.ts';
import type { SequencerOrder } from './sequencer-process.ts';

const PROGRAM = fileURLToPath(new URL('sequencer-process.ts', import.meta.url));
/** Longer than the silence after which a hung sequencer is cut off. */
const HUNG_MS = 6_500;

class Sequencer {
  readonly #child: ChildProcess;

  constructor(order: SequencerOrder) {
    const env = { PATH: process.env['PATH'] ?? '', REMIT_DRILL: JSON.stringify(order) };
    this.#child = spawn(process.execPath, ['--conditions=remit-source', PROGRAM], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Resolves as it is about to sign, or after a while. */
  async signing(patienceMs: number): Promise<void> {
    const signs = (async () => {
      for await (const data of this.#child.stdout!.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)
        if (data.toString().includes('signing')) return;
    })();
    await Promise.race([signs, sleep(patienceMs)]);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGCONT');
    this.#child.kill(signal);
    await once(this.#child, 'exit');
  }
}

export type PairReport = {
  readonly pairs: number;
  readonly signatures: number;
  /** Sizes that were signed. */
  readonly sizes: number;
  /** Sizes with two roots: there must be none. */
  readonly forked: readonly string[];
};

/**
 * Pairs of sequencers that compete: on one database, each with a memory of its own, or one of them on a copy of it with
 * the memory of the other. They are stopped (SIGSTOP) as they sign and wake up late, and killed (SIGKILL).
 */
export async function competingSequencers(pairs: number, say: (line: string) => void): Promise<PairReport> {
  const folder = mkdtempSync(join(tmpdir(), 'remit-pairs-'));
  const database = await createDatabase();
  const lineages = new Set<string>();
  const order = (lineage: string, memory: string, config: pg.ClientConfig): SequencerOrder => {
    lineages.add(lineage);
    return { database: config, memory: join(folder, memory), signatures: join(folder, `${lineage}.signatures`) };
  };
  try {
    for (let n = 0; n < pairs; n++) {
      const copied = n % 5 === 4;
      if (copied) await onACopy(n, order);
      else await pair(n, order('one', 'a', database.config), order('one', 'b', database.config));
      say(`pair ${n + 1} of ${pairs}${copied ? ', one on a copy of the database' : ''}`);
    }
    return { pairs, ...total([...lineages].map((lineage) => read(join(folder, `${lineage}.signatures`)))) };
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pair(n: number, one: SequencerOrder, other: SequencerOrder): Promise<void> {
  const first = new Sequencer(one);
  const second = new Sequencer(other);
  try {
    await compete(n, first, second);
  } finally {
    await Promise.all([first.end('SIGKILL'), second.end('SIGKILL')]);
  }
}

type Order = (lineage: string, memory: string, config: pg.ClientConfig) => SequencerOrder;

/**
 * The original and a copy of its database, on one memory: what a second start from the same machine's files does. A copy
 * with a memory of its own is told apart by witnesses alone (spec/evidence-log.md, Security considerations).
 */
async function onACopy(n: number, order: Order): Promise<void> {
  const original = await createDatabase();
  const lineage = `copy-${n}`;
  const before = new Sequencer(order(lineage, lineage, original.config));
  await before.signing(8_000);
  await sleep(400);
  await before.end('SIGKILL');
  const copy = await copyOf(original.admin, String(original.config.user));
  try {
    const second = { ...original.config, database: copy.name };
    await pair(n, order(lineage, lineage, original.config), order(lineage, lineage, second));
  } finally {
    await copy.drop();
    await original.drop();
  }
}

/** Stops whoever signs first and lets it wake after the other took over, or at once; then kills one in the act. */
async function compete(n: number, first: Sequencer, second: Sequencer): Promise<void> {
  await Promise.race([first.signing(8_000), second.signing(8_000)]);
  first.signal('SIGSTOP');
  await sleep(n % 5 === 1 ? HUNG_MS : 100 + Math.random() * 900);
  first.signal('SIGCONT');
  await second.signing(1_500);
  await (n % 2 === 0 ? first : second).end('SIGKILL');
  await sleep(Math.random() * 1_200);
}

async function copyOf(admin: pg.ClientConfig, owner: string): Promise<{ name: string; drop: () => Promise<void> }> {
  const name = `copy_${Math.random().toString(36).slice(2, 10)}`;
  const run = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ ...admin, database: 'postgres' });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${admin.database}'`,
    `CREATE DATABASE ${name} OWNER "${owner}" TEMPLATE ${admin.database}`,
  );
  return { name, drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

type Counted = Omit<PairReport, 'pairs'>;

const total = (all: readonly Counted[]): Counted => ({
  signatures: all.reduce((sum, { signatures }) => sum + signatures, 0),
  sizes: all.reduce((sum, { sizes }) => sum + sizes, 0),
  forked: all.flatMap(({ forked }) => forked),
});

function read(path: string): Counted {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  const roots = new Map<string, Set<string>>();
  for (const line of lines) {
    const [size = '', root = ''] = line.split(' ');
    roots.set(size, (roots.get(size) ?? new Set()).add(root));
  }
  return {
    signatures: lines.length,
    sizes: roots.size,
    forked: [...roots].filter(([, all]) => all.size > 1).map(([size]) => size),
  };
}
