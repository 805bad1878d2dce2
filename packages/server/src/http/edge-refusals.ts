import type { EdgeCode, FieldFault } from '@remit/client/contract';

export { EDGE_REFUSALS, type EdgeCode } from '@remit/client/contract';

export type FieldError = {
  readonly field: string;
  readonly message: string;
  readonly fault?: FieldFault;
  readonly limit?: number;
};

/** A "no" of the edge as a value. */
export type EdgeRefusal = {
  readonly edge: EdgeCode;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
};

export const edge = (code: EdgeCode, more: Omit<EdgeRefusal, 'edge'> = {}): EdgeRefusal => ({ edge: code, ...more });

export const isEdgeRefusal = (value: unknown): value is EdgeRefusal =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'edge');
