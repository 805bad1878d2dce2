import type pg from 'pg';
import type { Custody } from './sealing.ts';

/** The database and the key that opens what is sealed in it: what every room above the store is given. */
export type Store = { readonly pool: pg.Pool; readonly custody: Custody };
