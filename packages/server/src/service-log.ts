import { type DestinationStream, type Logger, pino } from 'pino';
import pg from 'pg';

/** What the database says of a value that it refused holds the value itself (SQLSTATE class 22, data exception). */
const VALUES = /^22/u;

/**
 * A fault as it may stand in a log: what failed and where in the program. The database's `detail` shows whole rows, and
 * with them words of cases and names, so only what names the table and the rule is taken over.
 */
function loggedFault(fault: unknown): object {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { name: type, message, stack = '' } = fault;
  const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  if (!(fault instanceof pg.DatabaseError)) return { type, message, stack: frames.join('\n') };
  const { code = '', table, column, constraint } = fault;
  const said = VALUES.test(code) ? 'a value was refused' : message;
  return { type: 'DatabaseError', message: said, code, table, column, constraint, stack: frames.join('\n') };
}

/** The log of the service: lines of JSON on standard output, without anybody's data. */
export const serviceLog = (level: string, to?: DestinationStream): Logger =>
  pino({ level, base: null, serializers: { err: loggedFault } }, to ?? pino.destination(1));
