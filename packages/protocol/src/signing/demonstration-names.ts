const PREFIX = 'demonstration-';

/** How the demonstration names its keys and credentials (spec/signatures.md, Demonstration keys). */
export const demonstrationName = (of: string): string => PREFIX + of;

/** Whether a key identifier or a credential is named so: a service takes in none and runs on no directory with one. */
export const isDemonstrationName = (name: string): boolean => name.startsWith(PREFIX);
