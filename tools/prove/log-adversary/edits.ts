import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { LogWorker } from '../../../packages/server/src/jobs/log-worker.ts';
import { systemPorts, ulid } from '../../../packages/server/src/ports.ts';
import { logSigner } from '../../../packages/server/src/store/log/signer.ts';
import { openFixture, type Fixture, OFFICER } from '../../../packages/server/test/fixture.ts';
import {
  completeHeader,
  completeItem,
  PLATFORM,
} from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { auditPublished } from '../checks.ts';

const signer = logSigner('adversary.example/log', Buffer.alloc(32, 41));
const CASES = 24;

type Place = { readonly index: number; readonly stream: string; readonly version: number };
/** What an administrator does to one row, and where the first bad entry then is. */
type Edit = {
  readonly what: string;
  readonly statements: readonly string[];
  readonly first: (place: Place, other: Place) => number;
};

const one = (what: string, ...statements: string[]): Edit => ({ what, statements, first: ({ index }) => index });
const ROW = 'stream = $1 AND version = $2';

// Triggers are off; $1 and $2 name the fact, $3 its entry, $4 another entry after it.
const EDITS: readonly Edit[] = [
  one('edits an open field', `UPDATE facts SET open = open || '{"digest":"00"}' WHERE ${ROW}`),
  one('edits a sealed field', `UPDATE facts SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE ${ROW}`),
  one('edits the actor', `UPDATE facts SET actor = '{"type":"system","rule":"reminder"}' WHERE ${ROW}`),
  one('edits the instant', `UPDATE facts SET at = at - interval '1 second' WHERE ${ROW}`),
  one('edits the kind', `UPDATE facts SET kind = 'ItemStopped' WHERE ${ROW}`),
  one(
    'edits a salt',
    `UPDATE fact_salts SET disclosed = set_byte(disclosed, 0, get_byte(disclosed, 0) # 1) WHERE ${ROW}`,
  ),
  one('deletes a fact', `DELETE FROM facts WHERE ${ROW}`),
  one('deletes a fact with its salts', `DELETE FROM fact_salts WHERE ${ROW}`, `DELETE FROM facts WHERE ${ROW}`),
  one('deletes an entry', 'DELETE FROM log_entries WHERE index = $3'),
  one(
    'deletes a fact with its entry and mends the sequence',
    `DELETE FROM facts WHERE ${ROW}`,
    'DELETE FROM log_entries WHERE index = $3',
    'UPDATE log_entries SET index = index + 1000000 WHERE index > $3',
    'UPDATE log_entries SET index = index - 1000001 WHERE index > 1000000',
    'UPDATE log_fillers SET index = index + 1000000 WHERE index > $3',
    'UPDATE log_fillers SET index = index - 1000001 WHERE index > 1000000',
  ),
  one(
    'inserts a fact with an entry and mends the sequence',
    `INSERT INTO facts SELECT (jsonb_populate_record(f, '{"stream":"referral:FORGED"}')).* FROM facts f WHERE ${ROW}`,
    `INSERT INTO fact_salts SELECT (jsonb_populate_record(s, '{"stream":"referral:FORGED"}')).* FROM fact_salts s WHERE ${ROW}`,
    'UPDATE log_entries SET index = index + 1000002 WHERE index >= $3',
    'UPDATE log_entries SET index = index - 1000001 WHERE index > 1000000',
    'UPDATE log_fillers SET index = index + 1000002 WHERE index >= $3',
    'UPDATE log_fillers SET index = index - 1000001 WHERE index > 1000000',
    `INSERT INTO log_entries (index, stream, version, leaf)
     SELECT $3, 'referral:FORGED', version, leaf FROM log_entries WHERE ${ROW}`,
  ),
  {
    what: 'reorders two entries',
    statements: [
      'UPDATE log_entries SET index = 1000000 + $4 WHERE index = $3',
      'UPDATE log_entries SET index = $3 WHERE index = $4',
      'UPDATE log_entries SET index = index - 1000000 WHERE index >= 1000000',
    ],
    first: ({ index }, other) => Math.min(index, other.index),
  },
];

const TABLES: Readonly<Record<string, string>> = {
  facts: '*',
  fact_salts: '*',
  log_entries: 'index, stream, version, leaf',
  log_fillers: '*',
  case_keys: '*',
};

/** A log of real cases, an auditor, and somebody who may do anything to the database but has not the log's key. */
export class EditedLog {
  readonly #fixture: Fixture;
  readonly #admin: pg.Client;

  private constructor(fixture: Fixture, admin: pg.Client) {
    this.#fixture = fixture;
    this.#admin = admin;
  }

  static async open(): Promise<EditedLog> {
    const fixture = await openFixture();
    for (let n = 0; n < CASES; n++) await draft(fixture, n);
    const worker = new LogWorker(fixture.store, systemPorts, {
      signer,
      cadenceSeconds: 1,
      paddingMultiple: 16,
      keepers: [],
    });
    await worker.sequence();
    await worker.publish();
    await worker.close();
    const admin = new pg.Client(fixture.database.admin);
    await admin.connect();
    await admin.query(`SET session_replication_role = 'replica'`);
    for (const [table, columns] of Object.entries(TABLES))
      await admin.query(`CREATE TEMPORARY TABLE kept_${table} AS SELECT ${columns} FROM ${table}`);
    return new EditedLog(fixture, admin);
  }

  async close(): Promise<void> {
    await this.#admin.end();
    await this.#fixture.close();
  }

  /** Whether the audit of the log as it was stands. */
  async sound(): Promise<boolean> {
    return (await this.#audit()).ok;
  }

  /** One edit of a row drawn by chance; null where the audit named the first bad entry, else what it said instead. */
  async round(n: number): Promise<string | null> {
    const edit = EDITS[n % EDITS.length]!;
    const [place, other] = await this.#draw();
    const known: Readonly<Record<string, unknown>> = {
      $1: place.stream,
      $2: place.version,
      $3: place.index,
      $4: other.index,
    };
    for (const statement of edit.statements) await this.#admin.query(...bound(statement, known));
    const expected = edit.first(place, other);
    const report = await this.#audit();
    await this.#mend();
    if (!report.ok && report.first?.from === expected && report.first.to === expected + 1) return null;
    return `${edit.what} at ${expected}: ${report.ok ? 'nothing found' : `${report.first?.fault} from ${report.first?.from}`}`;
  }

  #audit() {
    return auditPublished(this.#fixture.store, signer);
  }

  async #draw(): Promise<[Place, Place]> {
    const { rows } = await this.#admin.query<Place>(
      `SELECT index::int, stream, version FROM log_entries WHERE stream LIKE 'referral:%' ORDER BY random() LIMIT 2`,
    );
    const [a, b] = rows.sort((x, y) => x.index - y.index);
    return [a!, b!];
  }

  async #mend(): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) {
      await this.#admin.query(`DELETE FROM ${table}`);
      const into = columns === '*' ? table : `${table} (${columns})`;
      await this.#admin.query(`INSERT INTO ${into} SELECT * FROM kept_${table}`);
    }
  }
}

/** The statement with those of its parameters that it uses, numbered anew. */
function bound(statement: string, known: Readonly<Record<string, unknown>>): [string, unknown[]] {
  const used = [...new Set(statement.match(/\$\d/g) ?? [])];
  const types: Readonly<Record<string, string>> = { $1: 'text', $2: 'int', $3: 'bigint', $4: 'bigint' };
  const text = used.reduce((all, name, i) => all.replaceAll(name, `@${i + 1}::${types[name]}`), statement);
  return [text.replaceAll('@', '$'), used.map((name) => known[name])];
}

async function draft({ executor }: Fixture, n: number): Promise<void> {
  const id = ulid(Date.now(), randomBytes(16));
  const subject = { type: 'referral', id } as const;
  const items = [{ id: ulid(Date.now(), randomBytes(16)), content: completeItem(n) }];
  const common = { actor: OFFICER, subject, idempotencyKey: null, expectedVersion: null };
  const data = { platform: PLATFORM, header: completeHeader(), items, importId: null };
  for (const [kind, body] of [
    ['CreateDraft', data],
    ['SubmitDraft', {}],
  ] as const) {
    const answer = await executor.execute({ ...common, kind, data: body });
    if ('refused' in answer) throw new Error(`the drill's own ${kind} was refused: ${answer.code}`);
  }
}
