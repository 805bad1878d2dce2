import pg from 'pg';

/**
 * A connection beside the pool, for what lives as long as a connection does (a lock, a LISTEN). The pool hides its
 * password from enumeration, so it is named here.
 */
export function ownConnection(pool: pg.Pool, name: string): pg.Client {
  return new pg.Client({ ...pool.options, password: pool.options.password, application_name: `remit ${name}` });
}
