import { expect, it } from 'vitest';
import { readWhole } from './read-whole.ts';

it('a stream is read whole up to what it may hold', async () => {
  const stream = new Blob(['four', 'more']).stream();
  expect(new TextDecoder().decode(await readWhole(stream, 8))).toBe('fourmore');
  expect(await readWhole(null, 8)).toHaveLength(0);
});

it('a sender without end is cut off, and told so', async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      if (sent > 100) controller.close();
      else controller.enqueue(new Uint8Array(4));
    },
    cancel: () => void (cancelled = true),
  });
  await expect(readWhole(endless, 9)).rejects.toThrow('larger than 9 bytes');
  expect(cancelled).toBe(true);
  expect(sent).toBeLessThan(10);
});
