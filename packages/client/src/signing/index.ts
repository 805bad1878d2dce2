export * from './demonstration.ts';
export * from './keys.ts';
export * from './sign-acts.ts';
export * from './wrapping.ts';
