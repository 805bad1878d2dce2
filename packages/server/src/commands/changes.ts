import type { Signatures } from '@remit/protocol';
import type { StoredFact } from '../store/facts.ts';
import type { Disclosed } from './leaf.ts';

/** A row of `case_rows` and the queues in which it stands. */
export type CaseRow = {
  readonly organisation: string;
  readonly referral: string;
  readonly party: string;
  readonly version: number;
  readonly reference: string;
  readonly title: string;
  readonly status: string;
  readonly instrument: string | null;
  readonly priority: string | null;
  readonly unit: string;
  readonly platform: string;
  readonly officer: string | null;
  readonly items: number;
  readonly open_items: number;
  readonly turn: string;
  readonly due: object | null;
  readonly due_for: string | null;
  readonly due_at: string | null;
  readonly triggers: readonly string[];
  readonly flags: readonly string[];
  readonly proof: string | null;
  readonly updated_at: string;
  readonly view: object;
  readonly queues: readonly string[];
};

export type ItemRow = {
  readonly organisation: string;
  readonly platform: string;
  readonly referral: string;
  readonly item: string;
  readonly locator: string;
  readonly handle: string | null;
  readonly sent_at: string | null;
  readonly decided_at: string | null;
  readonly outcome: string | null;
  readonly reasons: string | null;
  readonly held: boolean;
};

/** All that one accepted command changes; a batch of them is written in one round trip. */
export type Change = {
  readonly stream: string;
  readonly key: Buffer;
  readonly newKey: boolean;
  readonly facts: readonly {
    readonly fact: StoredFact;
    readonly openFields: readonly string[];
    readonly disclosed: Disclosed;
    /** Of the desk and the person, on the first fact of an act that is signed (spec/signatures.md). */
    readonly signatures?: Signatures | null;
  }[];
  readonly referral: string | null;
  readonly timers: readonly {
    readonly kind: string;
    readonly percent: number;
    readonly rule: string;
    readonly at: string;
  }[];
  readonly cases: readonly CaseRow[];
  readonly items: readonly ItemRow[];
  readonly summary: { readonly version: number; readonly sent_at: string | null; readonly summary: object } | null;
  readonly organisation: {
    readonly organisation: string;
    readonly kind: string;
    readonly version: number;
    readonly state: object;
  } | null;
  readonly messages: readonly { readonly kind: string; readonly organisation: string }[];
};
