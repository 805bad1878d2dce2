import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const at = (...parts) => join(root, ...parts);

/** Something the person at the keyboard can mend: shown as its message alone. */
export class CannotRun extends Error {
  name = 'CannotRun';
}
