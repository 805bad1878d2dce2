import type { Attribute, AttributeValue, AttributeValues } from '../leaf/attributes.ts';

/** Which fact of which stream stays closed, as the discloser names it. */
export interface ClosedFact {
  readonly stream: string;
  readonly version: number;
}

/**
 * A fact as it was disclosed: the values computed from the fact itself, and the salts. Attributes without a salt
 * stay closed (an erased case, a public dataset of kind and month); a value without a salt is a fault.
 */
export interface Opening {
  readonly index: number;
  readonly values: AttributeValues;
  readonly salts: { readonly [A in Attribute]?: Uint8Array | undefined };
  /** In a whole disclosure: the fact that stays closed here because its stream was erased. */
  readonly closed?: ClosedFact;
}

export const textOf = (value: AttributeValue): string | undefined =>
  value === undefined || typeof value === 'string' ? value : new TextDecoder().decode(value);
