import { z } from 'zod';
import type { OwnRecords, SignedRecord } from '../../monitor/own-signatures.ts';
import { usage } from '../failure.ts';
import { textOf } from './policy.ts';

const signedLine = z.object({ key: z.string(), statement: z.string().regex(/^[0-9a-f]{64}$/u) });

/** What the organisation's own files say of its signatures. */
export async function recordsOf({
  deskKeys,
  signed,
}: {
  readonly deskKeys?: string;
  readonly signed?: string;
}): Promise<OwnRecords> {
  return {
    keys: deskKeys === undefined ? null : keysIn(deskKeys, await textOf(deskKeys)),
    signed: signed === undefined ? null : signedIn(signed, await textOf(signed)),
  };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function keysIn(file: string, text: string): ReadonlyMap<string, string> {
  return new Map(
    linesOf(text).map((line): [string, string] => {
      const [, id, key] = /^\s*(\S+)\s+([A-Za-z0-9_-]{59})\s*$/u.exec(line) ?? [];
      if (id === undefined || key === undefined)
        throw usage(
          'desk-keys',
          `${file} is no list of keys.`,
          'One line each: the key’s identifier, then its public half.',
        );
      return [id, key];
    }),
  );
}

function signedIn(file: string, text: string): SignedRecord {
  const lines = linesOf(text).map((line) => {
    const entry = signedLine.safeParse(parseJson(line));
    if (!entry.success) throw usage('signed', `${file} is not what a desk’s signer kept.`);
    return entry.data;
  });
  return { keys: new Set(lines.map(({ key }) => key)), statements: new Set(lines.map(({ statement }) => statement)) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
