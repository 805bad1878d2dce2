export * from './acts.ts';
export * from './assertion.ts';
export * from './check-act.ts';
export * from './demonstration-names.ts';
export * from './jws.ts';
export * from './low-order.ts';
export * from './person-signature.ts';
export * from './statement.ts';
