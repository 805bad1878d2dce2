/** The screens' way to the API: everything a page asks for or does goes through these. */
export { RemitProblem, type Answer } from '@remit/client';
export { client, isUnreachable } from './client.ts';
export { keys, type QueueName } from './query-keys.ts';
export { type Act, type ActOn, giveCommand, useAct } from './use-act.ts';
export { type CaseFact, type CaseItem, type CaseView, useCase } from './use-case.ts';
export { useLive } from './use-live.ts';
export { type Together, useCases, useGiveTogether } from './use-together.ts';
export { type Organisation, type ParameterSetView, useDirectory, useParameterSets } from './use-parties.ts';
export { useBlocked, useReason } from './use-blocked.ts';
export { useReader } from './use-reader.ts';
export { useProblem } from './use-problem.ts';
export { type QueueQuestion, type QueueRowView, useQueue, useQueueCounts } from './use-queue.ts';
export { type SessionView, useEnterSession, useSessionView, useSignOut, useTakeRole } from './use-session.ts';
export { useSession } from '../frame/session.ts';
