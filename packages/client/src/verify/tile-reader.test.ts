import { expect, it } from 'vitest';
import { httpTileReader, LogUnreachable } from './tile-reader.ts';

const readerOf = (answer: () => Response) =>
  httpTileReader('https://remit.example/log/', () => Promise.resolve(answer()));

it('what a log serves is read as it is', async () => {
  expect(await readerOf(() => new Response('tile'))('tile/0/000')).toEqual(new TextEncoder().encode('tile'));
});

it.each([404, 410])('what is not there, or no more, is nothing: %i', async (status) => {
  expect(await readerOf(() => new Response('none', { status }))('tile/0/000')).toBeUndefined();
});

it.each([400, 403, 429, 500, 503])(
  'an answer that is none is an outage, and no bytes of the log: %i',
  async (status) => {
    const reading = readerOf(() => new Response('an error page', { status }))('checkpoint');
    await expect(reading).rejects.toThrow(LogUnreachable);
    await expect(reading).rejects.toThrow(`checkpoint: it answered ${status}`);
  },
);

it('nothing larger than a log serves is taken', async () => {
  const read = readerOf(() => new Response(new Uint8Array(256 * (2 + 65_535) + 1)));
  await expect(read('tile/entries/000')).rejects.toThrow(/larger than/);
});
