import { writeFileSync } from 'node:fs';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { dumpSchema } from '../store/schema-dump.ts';
import { withDatabase } from './with-database.ts';

interface Options {
  readonly dump?: string | true;
  readonly pending?: true;
}

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

export function runMigrate(options: Options): Promise<void> {
  return withDatabase(async (config) => {
    if (options.pending) {
      const due = await pendingMigrations(config);
      for (const name of due) process.stdout.write(`${name}\n`);
      return;
    }
    const applied = await migrate(config);
    say(applied.length === 0 ? 'Nothing to migrate.' : `Applied ${applied.join(', ')}.`);
    if (options.dump === undefined) return;
    const schema = await dumpSchema(config);
    if (options.dump === true) process.stdout.write(schema);
    else writeFileSync(options.dump, schema);
  });
}
