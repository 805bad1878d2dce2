import { open, rm } from 'node:fs/promises';
import { type EvidenceRecord, SealBroken } from '../../evidence/index.ts';
import { showable } from '../../terminal/index.ts';
import type { Run } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { found, type Place, safeAt, whole } from './open-safe.ts';

export async function list({ output, settings }: Run, place: Place): Promise<ExitCode> {
  const records = await whole(await safeAt(place), (safe) => safe.records());
  if (settings.json) output.json({ records });
  else if (records.length === 0) output.say('Nothing is kept here yet.');
  else for (const record of records) output.say(line(record));
  return EXIT.ok;
}

function line(record: EvidenceRecord): string {
  const { id, keptAt, sha256, sizeBytes } = record;
  const what =
    record.state === 'kept'
      ? `${record.kind}  ${showable(record.name)}  ${showable(record.note)}`
      : `destroyed ${record.destroyedAt}: ${showable(record.reason)}`;
  return `${id}  ${keptAt}  ${sha256.slice(0, 16)}  ${sizeBytes} bytes  ${what.trimEnd()}`;
}

export async function check({ output, settings }: Run, place: Place): Promise<ExitCode> {
  const safe = await safeAt(place);
  const broken: string[] = [];
  const kept = (await whole(safe, (one) => one.records())).filter((record) => record.state === 'kept');
  for (const record of kept) {
    try {
      // Read to its end, where it is known to be whole.
      for await (const _ of safe.content(record));
    } catch (error) {
      if (!(error instanceof SealBroken) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      broken.push(record.id);
    }
  }
  if (settings.json) output.json({ checked: kept.length, broken });
  else {
    for (const id of broken) output.say(output.paint.bad(`${id} was altered or is missing.`));
    output.say(`${kept.length - broken.length} of ${kept.length} files are whole.`);
  }
  return broken.length === 0 ? EXIT.ok : EXIT.found;
}

export async function takeOut(
  { output, settings }: Run,
  name: string,
  options: Place & { to: string },
): Promise<ExitCode> {
  const { to } = options;
  if (!/[^/\\]\.bin$/u.test(to))
    throw usage('file-name', 'Name a file that ends .bin, so that nothing previews it.', 'Such as --to clip.bin');
  const safe = await safeAt(options);
  const record = await found(safe, name);
  const file = await open(to, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw usage(
      'file-unwritable',
      error.code === 'EEXIST' ? `${to} exists already.` : `${to} cannot be written (${error.code ?? 'unknown'}).`,
    );
  });
  try {
    await whole(safe, async (one) => {
      for await (const part of one.content(record)) await file.write(part);
    });
  } catch (error) {
    // What was written is not what was kept.
    await rm(to, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  if (settings.json) output.json({ ...record, file: to });
  else
    output.say(
      `${to} holds ${record.id}, ${record.sizeBytes} bytes, with the digest of its record. It was not opened.`,
    );
  return EXIT.ok;
}

export async function destroy(run: Run, name: string, options: Place & { reason: string }): Promise<ExitCode> {
  if (options.reason.trim() === '') throw usage('reason', 'Say why it is destroyed: --reason TEXT.');
  const safe = await safeAt(options);
  const record = await found(safe, name);
  await safe.destroy(record, options.reason, new Date(run.surroundings.now()).toISOString());
  if (run.settings.json) run.output.json({ id: record.id, sha256: record.sha256 });
  else run.output.say(`${record.id} is destroyed; its digest and the reason stay.`);
  return EXIT.ok;
}
