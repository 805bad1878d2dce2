import { readFile } from 'node:fs/promises';
import type { Policy } from '@remit/match';
import { gatePolicySchema } from '../../shared-list/index.ts';
import { usage } from '../failure.ts';

/** The policy in a file, or, where none is named, that of a gate to which none was given. */
export async function policyFrom(path: string | undefined): Promise<Policy> {
  if (path === undefined) return gatePolicySchema.parse({});
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw usage('policy-unreadable', `${path} holds no policy: ${(error as Error).message}`);
  }
  const { data, error } = gatePolicySchema.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  throw usage('policy-unreadable', `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
