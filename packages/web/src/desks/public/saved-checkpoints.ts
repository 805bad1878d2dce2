/** A checkpoint that verified here on an earlier day. The log must extend each of them for ever. */
export type SavedCheckpoint = { readonly note: string; readonly size: number; readonly seenAt: string };
export type SavedLog = { readonly verifierKey: string; readonly checkpoints: readonly SavedCheckpoint[] };

const STORED = 'remit-log';
const MOST = 12;

const isSaved = (value: unknown): value is SavedLog => {
  const log = value as Partial<SavedLog> | null;
  return typeof log?.verifierKey === 'string' && Array.isArray(log.checkpoints);
};

/** What this browser remembers of the log; nothing where storage is empty, damaged or forbidden. */
export function readSavedLog(storage: Pick<Storage, 'getItem'> = localStorage): SavedLog | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(STORED) ?? 'null');
    return isSaved(value) ? value : null;
  } catch {
    return null;
  }
}

/** Remembers a checkpoint: the oldest stays, because it says most; of the others the latest. */
export function withCheckpoint(saved: SavedLog | null, verifierKey: string, checkpoint: SavedCheckpoint): SavedLog {
  const known = saved?.verifierKey === verifierKey ? saved.checkpoints : [];
  const others = known.filter(({ size }) => size !== checkpoint.size);
  const all = [...others, checkpoint];
  return { verifierKey, checkpoints: all.length <= MOST ? all : [all[0]!, ...all.slice(-(MOST - 1))] };
}

export function saveLog(log: SavedLog, storage: Pick<Storage, 'setItem'> = localStorage): boolean {
  try {
    storage.setItem(STORED, JSON.stringify(log));
    return true;
  } catch {
    return false;
  }
}

/** Forgets everything: the next check begins anew. */
export function forgetLog(storage: Pick<Storage, 'removeItem'> = localStorage): void {
  try {
    storage.removeItem(STORED);
  } catch {
    // Nothing was stored where storage is forbidden.
  }
}
