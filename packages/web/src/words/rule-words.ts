import type { BundleCode } from '@remit/client';
import type { EdgeCode } from '@remit/client/contract';
import type { ProblemCode } from '@remit/client/list';
import type { GateCode, LocatorCode, Reader, RefusalCode, Texts } from '@remit/protocol';

/** A rule's "no" to each of its three readers, and what would change it. */
export type Said = Readonly<Record<Reader, string>> & { readonly remedy: string };

/** The "no" of an address that nobody but the officer who typed it reads, or of the service's edge. */
export type Answer = { readonly sentence: string; readonly remedy: string };

/**
 * Every sentence of a rule that a person can read on a screen. The type asks each language for every code: a new code
 * does not compile before all of them can say it.
 */
export type RuleWords = {
  readonly refusal: Readonly<Record<RefusalCode, Said>>;
  readonly gate: Readonly<Record<GateCode, Texts>>;
  readonly address: Readonly<Record<LocatorCode, Answer>>;
  readonly edge: Readonly<Record<EdgeCode, Answer>>;
  readonly list: Readonly<Record<ProblemCode, string>>;
  /** Why a bundle is not believed, as the platform reads it. */
  readonly bundle: Readonly<Record<BundleCode, string>>;
};

/** What all three read, unless the platform's analyst needs other words; the public's are always its own. */
export const said = (officer: string, remedy: string, everyone: string, analyst = officer): Said => ({
  officer,
  analyst,
  public: everyone,
  remedy,
});

export const answer = (sentence: string, remedy: string): Answer => ({ sentence, remedy });
