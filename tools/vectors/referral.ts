/**
 * Writes spec/vectors/referral from the examples in tools/vectors/referral. Run it after a change of the rules and read
 * the difference: what an example owes stands in the examples, the rest of each fact is recorded here to be looked at.
 *
 *   node --conditions=remit-source tools/vectors/referral.ts
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { referralVectorFiles } from './referral/files.ts';

const folder = new URL('../../spec/vectors/referral/', import.meta.url);
for (const name of readdirSync(folder).filter((each) => each.endsWith('.generated.json')))
  rmSync(new URL(name, folder));
for (const [name, text] of referralVectorFiles()) writeFileSync(new URL(name, folder), text);
