import fastify from 'fastify';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { serviceLog } from './service-log.ts';

function logged(err: unknown): string {
  const lines: string[] = [];
  serviceLog('info', { write: (line) => void lines.push(line) }).error({ err }, 'a request failed');
  return lines.join('');
}
const fault = (message: string, given: Partial<pg.DatabaseError>): pg.DatabaseError =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), given);

describe('a fault in the log', () => {
  it('names the rule that a row broke, and nothing of the row', () => {
    const line = logged(
      fault('null value in column "title" of relation "case_rows" violates not-null constraint', {
        ...{ code: '23502', table: 'case_rows', column: 'title' },
        ...{ detail: 'Failing row contains (secret words).', where: 'secret words', internalQuery: 'secret words' },
      }),
    );
    expect(JSON.parse(line)).toMatchObject({ err: { code: '23502', table: 'case_rows', column: 'title' } });
    expect(line).toContain('not-null');
    expect(line).not.toContain('secret');
  });

  it('is the same where the edge logs it', async () => {
    const lines: string[] = [];
    const app = fastify({ loggerInstance: serviceLog('info', { write: (line) => void lines.push(line) }) });
    app.get('/', (request) => {
      request.log.error({ err: fault('broken', { code: '23514', detail: 'secret words' }) }, 'a request failed');
      return {};
    });
    await app.inject('/');
    await app.close();
    expect(lines.join('')).toContain('23514');
    expect(lines.join('')).not.toContain('secret');
  });

  it('says of a refused value that it was refused, not what it was', () => {
    const line = logged(fault('invalid input syntax for type uuid: "secret words"', { code: '22P02' }));
    expect(line).toContain('22P02');
    expect(line).not.toContain('secret');
  });

  it('says where in the program it happened', () => {
    expect(logged(new TypeError('x is not a function'))).toMatch(/TypeError.*x is not a function.*service-log\.test/u);
    expect(logged(Object.assign(new Error('failed'), { data: 'secret words' }))).not.toContain('secret');
    expect(logged('secret words')).not.toContain('secret');
  });
});
