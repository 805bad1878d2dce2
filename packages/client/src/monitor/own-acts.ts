import { canonical, type Json, sha256Hex } from '@remit/protocol';
import type { Answer } from '../sdk/types.ts';
import type { Alarm } from './alarm.ts';
import type { CaseState } from './state.ts';

export type CaseShown = Answer<'referral'>;
type FactShown = CaseShown['timeline'][number];
type Kept = CaseState['facts'][string];

const short = (value: unknown): string => sha256Hex(canonical(value as Json)).slice(0, 16);

/** What is kept of a fact: never its words. */
export const keep = ({ version, kind, at, actor, leafIndex, data }: FactShown): Kept => ({
  digest: short({ version, kind, at, type: actor.type, organisation: actor.organisation, role: actor.role }),
  leafIndex,
  fields: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, short(value)])),
});

/** What of a case is not what it was. Fields that come into view later are no change; those that vanish are. */
export function alterations(id: string, before: CaseState, { timeline }: Pick<CaseShown, 'timeline'>): Alarm[] {
  const now = new Map(timeline.map((fact) => [String(fact.version), fact]));
  return Object.entries(before.facts).flatMap(([version, kept]): Alarm[] => {
    const fact = now.get(version);
    const about = `${id}, fact ${version}`;
    if (fact === undefined) return [{ code: 'referral-altered', about, detail: 'it is gone' }];
    const { digest, leafIndex, fields } = keep(fact);
    const changed = Object.keys(kept.fields).filter((name) => fields[name] !== kept.fields[name]);
    const what = [
      ...(digest === kept.digest ? [] : ['kind, time or actor']),
      ...(kept.leafIndex === null || kept.leafIndex === leafIndex ? [] : ['place in the log']),
      ...changed,
    ];
    return what.length === 0 ? [] : [{ code: 'referral-altered', about, detail: what.join(', ') }];
  });
}

/** Whether an act that the server shows as ours names somebody who may act for us; its signature is judged apart. */
export function strangerIn(id: string, organisation: string, roster: readonly string[], fact: FactShown): Alarm[] {
  const { actor, version, kind } = fact;
  if (actor.organisation !== organisation || actor.type === 'system') return [];
  if (actor.name !== null && roster.includes(actor.name)) return [];
  const who = actor.name ?? 'somebody without a name';
  return [{ code: 'unknown-actor', about: `${id}, fact ${version}`, detail: `${who}, ${kind}` }];
}
