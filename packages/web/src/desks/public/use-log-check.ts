import { useEffect, useRef, useState } from 'react';
import { client } from '../../api/index.ts';
import { readSavedLog, saveLog, withCheckpoint } from './saved-checkpoints.ts';
import type { Recounted } from '@remit/client';
import { type LogCheck, recountTotals, verifyLog } from './verify-log.ts';

export type LogCheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly entries: number; readonly size: number }
  | { readonly kind: 'recounting' }
  | {
      readonly kind: 'done';
      readonly check: LogCheck;
      readonly milliseconds: number;
      readonly kept: boolean;
      /** Where the visitor asked for it and the log is sound; null where no month is published yet. */
      readonly recounted: Recounted | null | undefined;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The check of the log: started and called off by the visitor, and by leaving the page. */
export function useLogCheck() {
  const [state, setState] = useState<LogCheckState>({ kind: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (totals: boolean): Promise<void> => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const began = performance.now();
    setState({ kind: 'running', entries: 0, size: 0 });
    try {
      const { verifierKey } = await client.call('logState', { signal: controller.signal });
      const check = await verifyLog({
        base: `${location.origin}/log/`,
        servedKey: verifierKey,
        saved: readSavedLog(),
        signal: controller.signal,
        progress: (entries, size) => setState({ kind: 'running', entries, size }),
      });
      const milliseconds = performance.now() - began;
      const recounting = totals && check.report.ok;
      if (recounting) setState({ kind: 'recounting' });
      const recounted = recounting ? await recountTotals(check, totalsOf(controller.signal)) : undefined;
      setState({ kind: 'done', check, milliseconds, kept: check.report.ok && keep(check), recounted });
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error });
    }
  };
  return {
    state,
    start: () => void start(false),
    startWithTotals: () => void start(true),
    cancel: () => stop.current?.abort(),
  };
}

const totalsOf = (signal: AbortSignal) => (year: string) =>
  client.call('totals', { query: { from: year, to: year }, signal });

function keep({ note, verifierKey, report }: LogCheck): boolean {
  const checkpoint = { note, size: report.size, seenAt: new Date().toISOString() };
  return saveLog(withCheckpoint(readSavedLog(), verifierKey, checkpoint));
}
