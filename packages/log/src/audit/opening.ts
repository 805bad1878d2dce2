import type { Attribute, AttributeValue, AttributeValues } from '../leaf/attributes.ts';

/**
 * A fact as it was disclosed: the values computed from the fact itself, and the salts. Attributes without a salt
 * stay closed (an erased case, a public dataset of kind and month); a value without a salt is a fault.
 */
export interface Opening {
  readonly index: number;
  readonly values: AttributeValues;
  readonly salts: { readonly [A in Attribute]?: Uint8Array | undefined };
  /** In a whole disclosure: the fact that stays closed here because its stream was erased, as the discloser names it. */
  readonly closed?: { readonly stream: string; readonly version: number };
}

export const textOf = (value: AttributeValue): string | undefined =>
  value === undefined || typeof value === 'string' ? value : new TextDecoder().decode(value);
