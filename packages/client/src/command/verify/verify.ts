import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { audit, type AuditReport, type Hash, parseCheckpoint, parseNote } from '@remit/log';
import {
  type EntrySource,
  httpTileReader,
  openings,
  PromiseCheck,
  type PromiseResult,
  type Recounted,
  servedIncidents,
  steadyReader,
  verifyEd25519,
} from '../../verify/index.ts';
import { act, type Run, type Subcommand } from '../act.ts';
import { EXIT } from '../exit-codes.ts';
import { CommandFailure, usage } from '../failure.ts';
import { collect } from '../field-values.ts';
import { serverOrigin } from '../settings.ts';
import { datasetOf, showDataset } from './dataset.ts';
import { saveCheckpoint } from './saved-logs.ts';
import { showReport } from './show.ts';
import { trustOf, type Trusting } from './trust.ts';

type Options = {
  verifierKey?: string;
  newLog?: boolean;
  facts?: boolean;
  promise?: readonly string[];
  dataset?: string | true;
};

const PAGE = 512;
const nodeHash: Hash = (bytes) => hash('sha256', bytes, 'buffer');

const EXAMPLES = `
Examples:
  remit verify                                 the log of the server in use
  remit verify https://remit.example           any server's log, without an account
  remit verify --verifier-key @log.key         with a key from another source than the server
  remit verify --as auditor                    facts and salts as well: finds an edited row in the database
  remit verify --dataset                       published totals as well, recounted from disclosed entries
  remit verify --dataset 2026-09               one month of it; a file or an address may be given as well
  remit verify --promise promise.txt           whether an act that was promised became an entry

Checkpoints that verified are saved; the log must extend each of them for ever. The exit code is 1 where anything is
wrong, 4 where the log could not be read.`;

/** `remit verify [URL]`: the whole log, checked by whoever wants to. */
export const verifyLog: Subcommand = (program) => {
  program
    .command('verify')
    .argument('[url]', 'the server whose log is checked; the one in use unless given')
    .summary('check the whole log: signatures, every entry, growth, facts')
    .description(
      'Checks the log of a server: the signature of its checkpoint, that every entry stands in its place under the\n' +
        'signed root, and that it extends every checkpoint saved here before. With --as and an auditor’s session, or an\n' +
        'auditor’s key, every fact is recomputed from the database and held against its entry.',
    )
    .option('--verifier-key <key>', 'the log’s key, or @FILE; else the key saved at the first verification')
    .option('--new-log', 'agree that the log begins anew under another name; with --verifier-key')
    .option('--no-facts', 'leave the facts out, also with an auditor’s sign-in')
    .option('--dataset [month]', 'check disclosed entries: all, a month, or a file or address of one')
    .option('--promise <file>', 'a promise to hold against the log; may be repeated', collect)
    .addHelpText('after', EXAMPLES)
    .action(
      act<Options>(async (given, [url], options) => {
        const run = url === undefined ? given : given.at(addressOf(url));
        const address = run.settings.server;
        const trusting = await trustOf(run, address, options.verifierKey, options);
        if (trusting.firstUse) warn(run, trusting);
        const checked = await check(run, trusting, options);
        const bad = checked.promises.some(({ result }) => result === 'broken' || result === 'invalid');
        const ok = checked.report.ok && !bad && (checked.dataset?.ok ?? true);
        const savedIn = checked.report.ok ? await save(run, trusting, checked) : null;
        const oldest = trusting.saved?.checkpoints[0]?.seenAt ?? null;
        if (run.settings.json) run.output.json(jsonOf(address, trusting, checked, ok, savedIn));
        else {
          showReport(run.output, checked.report, checked.promises, oldest);
          if (checked.dataset) showDataset(run.output, checked.dataset);
        }
        return ok ? EXIT.ok : EXIT.found;
      }),
    );
};

// People copy the address of the log as well as that of its server.
const addressOf = (url: string): string => serverOrigin(url.replace(/\/log\/?$/u, ''));

function warn({ output, settings }: Run, { verifierKey }: Trusting): void {
  if (settings.json) return;
  output.remark(output.paintRemark.careful('The key of this log is taken from the server that is being checked.'));
  output.remark('Such a check finds changes from now on. Compare the key with one from another source:');
  output.remark(`  ${verifierKey}`);
}

type Checked = {
  readonly checkpoint: string;
  readonly report: AuditReport;
  readonly promises: readonly PromiseResult[];
  /** Null where it was not asked for, or the log itself does not verify. */
  readonly dataset: Recounted | null;
};

async function check(run: Run, { trust, saved }: Trusting, options: Options): Promise<Checked> {
  const { output, settings, surroundings } = run;
  const read = steadyReader(httpTileReader(`${settings.server}/log/`, surroundings.fetch), nodeHash);
  const notes = await promiseNotes(options.promise ?? []);
  const promises = await PromiseCheck.of(notes, trust, verifyEd25519);
  const note = await read('checkpoint');
  if (note === undefined) throw noCheckpoint(settings.server);
  const checkpoint = new TextDecoder().decode(note);
  const source = options.facts === false ? null : await auditorSource(run);
  const progress = output.progress(1, 'Checking the log');
  let bar = progress;
  try {
    const report = await audit({
      ...{ read: promises.watch(read), trust, verify: verifyEd25519, checkpoint: note, hash: nodeHash },
      earlier: (saved?.checkpoints ?? []).map((each) => each.note),
      incidents: await servedIncidents(read),
      ...(source && { openings: openings(source, sizeOf(checkpoint)), complete: true }),
      progress: (done, size) => {
        bar = bar === progress ? output.progress(size, `Checking ${size.toLocaleString('en')} entries`) : bar;
        bar.update(done);
      },
    });
    const asked = report.ok ? options.dataset : undefined;
    const dataset = asked === undefined ? null : await datasetOf(run, asked, { read, report });
    return { checkpoint, report, dataset, promises: promises.results(surroundings.now()) };
  } finally {
    bar.finish();
  }
}

/**
 * Entries with salts. An auditor who was named with --as or --key has to be one; else whoever happens to be signed in
 * is asked, and a session that has run out does not keep anybody from checking what is public.
 */
async function auditorSource(run: Run): Promise<EntrySource | null> {
  const { settings } = run;
  const named = settings.as !== null || settings.keyFile !== null;
  const credential = named ? await run.signedIn() : await run.credential().catch(() => null);
  if (credential === null) return null;
  const client = await run.client();
  if (credential.kind === 'session') {
    const { person } = named
      ? await client.rows.session()
      : await client.rows.session().catch(() => ({ person: null }));
    if (person?.role !== 'AUDITOR' && named) throw notAuditor(credential.account);
    if (person?.role !== 'AUDITOR') return null;
  }
  return (from) => client.rows.auditEntries({ query: { from, limit: PAGE } });
}

const notAuditor = (account: string): CommandFailure =>
  new CommandFailure(EXIT.refused, 'not-your-role', `“${account}” is not an auditor, so facts and salts stay closed.`, {
    advice: 'Leave --as out to check what is public, or sign in: remit sign-in --demo auditor',
  });

const noCheckpoint = (server: string): CommandFailure =>
  new CommandFailure(EXIT.unreachable, 'no-checkpoint', `${server} serves no checkpoint.`, {
    advice: 'A new log publishes its first within minutes. Where it had one before, that is evidence: keep logs.json.',
  });

/** The size that the note claims; whether it is signed is for the audit to say. */
function sizeOf(note: string): number {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  return checkpoint.ok ? checkpoint.value.size : 0;
}

async function promiseNotes(files: readonly string[]): Promise<{ name: string; note: string }[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return { name: basename(file), note: await readFile(file, 'utf8') };
      } catch {
        throw usage('file-unreadable', `${file} cannot be read.`);
      }
    }),
  );
}

function save(run: Run, { verifierKey }: Trusting, { checkpoint, report }: Checked): Promise<string> {
  const seenAt = new Date(run.surroundings.now()).toISOString();
  return saveCheckpoint(
    run.settings.server,
    verifierKey,
    { size: report.size, note: checkpoint, seenAt },
    run.surroundings,
  );
}

const jsonOf = (
  server: string,
  { verifierKey, firstUse, saved }: Trusting,
  { report, promises, dataset, checkpoint }: Checked,
  ok: boolean,
  savedIn: string | null,
): object => ({
  ...{ server, verifierKey, trustedOnFirstUse: firstUse, checkpoint },
  ...report,
  ok,
  promises,
  ...(dataset && { dataset }),
  // Two checkpoints that contradict each other are the evidence itself.
  ...(!report.ok && { earlier: (saved?.checkpoints ?? []).map(({ note }) => note) }),
  savedIn,
});
