import type { OrganisationKind, Role } from '@remit/protocol';
import type pg from 'pg';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

export type { Store } from '../store/store.ts';

/** Who asks: the organisation acted for, the person (or null for a key), and the role taken. */
export type Reader = {
  readonly organisation: string;
  readonly person: string | null;
  readonly role: Role;
  readonly kind: OrganisationKind;
};

/** A question as one organisation: read-only, and with row-level security behind the question's own conditions. */
export const reading = <T>(
  store: Store,
  reader: Pick<Reader, 'organisation'>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  inTransaction(
    store.pool,
    { role: 'remit_reader', readOnly: true, settings: { 'remit.organisation': reader.organisation } },
    work,
  );
