import { useEffect, useRef, useState } from 'react';
import { client } from '../../api/index.ts';
import { readSavedLog, saveLog, withCheckpoint } from './saved-checkpoints.ts';
import { verifyLog, type LogCheck } from './verify-log.ts';

export type LogCheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly entries: number; readonly size: number }
  | { readonly kind: 'done'; readonly check: LogCheck; readonly milliseconds: number; readonly kept: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The check of the log: started and called off by the visitor, and by leaving the page. */
export function useLogCheck() {
  const [state, setState] = useState<LogCheckState>({ kind: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (): Promise<void> => {
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
      setState({ kind: 'done', check, milliseconds: performance.now() - began, kept: check.report.ok && keep(check) });
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error });
    }
  };
  return { state, start: () => void start(), cancel: () => stop.current?.abort() };
}

function keep({ note, verifierKey, report }: LogCheck): boolean {
  const checkpoint = { note, size: report.size, seenAt: new Date().toISOString() };
  return saveLog(withCheckpoint(readSavedLog(), verifierKey, checkpoint));
}
