import { Registry } from 'prom-client';
import { expect, it, vi } from 'vitest';
import { LogUnsound } from '../store/log/unsound.ts';
import { startLoop } from './loop.ts';
import { watchJobs } from './watch.ts';

it('a round that fails is counted by job, and a refusal to sign by what was found', async () => {
  const registry = new Registry();
  const quiet = () => undefined;
  const logger = { info: quiet, warn: quiet, error: quiet };
  const round = vi
    .fn<() => Promise<boolean>>()
    .mockRejectedValueOnce(new LogUnsound('entry-missing', 'entry 7 is missing'))
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValue(false);
  const loop = startLoop('log', 60_000, round, { logger, watch: watchJobs(registry) });
  await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(3), { timeout: 5_000 });
  await loop.stop();
  const text = await registry.metrics();
  expect(text).toContain('remit_job_failures_total{job="log"} 2');
  expect(text).toContain('remit_log_refusals_total{code="entry-missing"} 1');
});
