// The database is away, is starting, does not answer, or has no connection left.
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  '25006',
]);
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether the database itself failed us, whatever was asked of it: nothing is owed to this one statement. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return AWAY.has(String((error as { code?: unknown }).code)) || AWAY_WORDS.test(error.message);
}
