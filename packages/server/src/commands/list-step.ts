import { decideList, disclosedOfList, isRefusal, type ListFact, type MakeList, type Refusal } from '@remit/protocol';
import { type CommandRequest, streamOf } from './request.ts';
import { type Step, store, type Tools } from './referral-step.ts';
import type { History } from './stream-cache.ts';

/** The record that a version of a recipient's list was made: its head's digest, in a stream of its own. */
export function decideListCommand(tools: Tools, request: CommandRequest, history: History): Step | Refusal {
  const made = (history.facts.at(-1) as unknown as ListFact | undefined)?.data.version ?? 0;
  const command = { kind: 'MakeList', data: request.data as MakeList['data'] } as const;
  const decision = decideList(made, command, request.actor);
  if (isRefusal(decision)) return decision;
  return {
    stream: streamOf(request),
    key: history.key ?? tools.ports.randomBytes(32),
    newKey: history.key === null,
    facts: store(request, history, decision, tools.at).map((fact) => ({
      fact,
      openFields: ['version', 'head'],
      disclosed: disclosedOfList(fact, request.subject.id),
    })),
    referral: null,
    timers: [],
    cases: [],
    items: [],
    summary: null,
    organisation: null,
    messages: [],
    status: 'MADE',
  };
}
