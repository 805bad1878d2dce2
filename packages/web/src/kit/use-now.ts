import { createContext, useContext, useSyncExternalStore } from 'react';

/** One clock for the whole page, moving every ten seconds, so that all due times agree. */
class PageClock {
  /** What the server's clock said, less what ours said: due times follow the one clock that decides. */
  private offset = 0;
  private current = Date.now();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Takes the server's time from a response. */
  set(serverNow: string): void {
    const parsed = Date.parse(serverNow);
    if (Number.isNaN(parsed)) return;
    this.offset = parsed - Date.now();
    this.tick();
  }

  readonly now = (): number => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.tick(), 10_000);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  };

  private tick(): void {
    this.current = Date.now() + this.offset;
    for (const listener of this.listeners) listener();
  }
}

export const pageClock = new PageClock();

/** The present instant by the server's clock. */
export const useNow = (): number => useSyncExternalStore(pageClock.subscribe, pageClock.now);

/** The zone in which this reader reads times: the organisation's own, or the browser's for a visitor. */
export const ZoneContext = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone);
export const useZone = (): string => useContext(ZoneContext);
