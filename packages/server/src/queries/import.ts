import { asCreated, readImport } from '../store/imports.ts';
import { reading, type Reader, type Store } from './reader.ts';

/** What became of an import, row by row, or null: not there and not yours have the same answer. */
export async function importView(store: Store, reader: Reader, id: string) {
  return reading(store, reader, async (client) => {
    const kept = await readImport(client, reader.organisation, id);
    return kept && asCreated(client, reader.organisation, kept.plan);
  });
}
