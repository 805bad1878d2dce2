/** The shared list at its recipient: fetched, checked against the log, and fed to a gate. Spec: spec/list.md. */
export * from './check-heads.ts';
export * from './fault.ts';
export * from './freshness.ts';
export * from './gate-list.ts';
export * from './gate-policy.ts';
export * from './kept.ts';
export * from './log-head.ts';
export * from './parts.ts';
export * from './proof-schema.ts';
export * from './prove-lines.ts';
export * from './prove-opinions.ts';
export * from './proven.ts';
export * from './sync.ts';
export * from './take-list.ts';
