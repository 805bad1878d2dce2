import type pg from 'pg';
import type { Custody } from './sealing.ts';

/** The database and the key that opens what is sealed in it: what every room above the store is given. */
export type Store = { readonly pool: pg.Pool; readonly custody: Custody };

/** Who reads: the organisation acted for, the person or key, and the role taken. */
export type Reader = { readonly organisation: string; readonly person: string; readonly role: string };
