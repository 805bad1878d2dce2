import { get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import type { SharedDemonstration } from './serve-demonstration.ts';

/** The demonstration that this file has to itself until its process ends. */
const demonstration = await firstFree(inject('demonstrations'));
export const demonstrationHere = (): SharedDemonstration => demonstration;

/**
 * vitest's number of a worker does not tell them apart: the last worker of one project gives a number back that the first
 * of the next has meanwhile, and two files then looked at one demonstration.
 */
async function firstFree(all: readonly SharedDemonstration[]): Promise<SharedDemonstration> {
  for (;;) {
    for (const each of all) if (await holds(each)) return each;
    // Whoever held one is ending just now.
    await wait(50);
  }
}

async function holds({ switch: at }: SharedDemonstration): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(`${at}/hold`, { agent: false }, resolve).on('error', reject);
  const answer = await promise;
  // An open answer must not keep the process alive that it belongs to.
  if (answer.statusCode === 200) answer.socket.unref();
  else answer.resume();
  return answer.statusCode === 200;
}
