import type { LocatorCode } from './codes.ts';

/** R005: the kinds of service that carry referred material. */
export type ServiceKind =
  | 'archive'
  | 'video'
  | 'social'
  | 'messaging'
  | 'audio'
  | 'forum'
  | 'paste'
  | 'web-hosting'
  | 'link-shortener';

export type PageKind =
  | 'item'
  | 'account'
  | 'channel'
  | 'collection'
  | 'search'
  | 'tag'
  | 'home'
  | 'shortlink'
  | 'domain';

/**
 * One row of a service's rule. Rows are tried in order; the first that matches decides.
 *
 * Path: segments between slashes. A word matches itself in any case, `:name` captures one segment, `@:name` captures
 * what follows a fixed beginning, `**` at the end captures the remaining segments (none or more) as `rest`.
 * Query: each named parameter must be there; `*` means any value, `:name` captures it, anything else is that value.
 * Where: a capture must match the anchored regular expression, or with `in:list` be in that list (any case).
 * Canonical: captures filled in; `:host` is the host after mapping, `:sub` what a `*.` host pattern stood for.
 */
export interface PageRow {
  readonly path: string;
  readonly kind: PageKind;
  /** Only on this host (`*.` allowed). Without it: on every host in `hosts`. */
  readonly host?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly where?: Readonly<Record<string, string>>;
  readonly canonical?: string;
  /** Captures that the service compares without case. */
  readonly lower?: readonly string[];
  /** The service routes by fragment here, so equality keeps it. */
  readonly keepFragment?: boolean;
}

/** Cases stand beside the rule: they test it and are published as vectors for other implementations. */
export interface RuleCases {
  /** Item pages and their form for equality. */
  readonly pass: readonly (readonly [text: string, normalised: string])[];
  /** Pages that stop a referral of an item, and the code. */
  readonly stop: readonly (readonly [text: string, code: LocatorCode])[];
  /** Pages that pass for an account referral and stop an item referral with `channel-root`. */
  readonly account: readonly (readonly [text: string, normalised: string])[];
  /** Short links of the service itself: fixable without a target. */
  readonly short?: readonly string[];
}

export interface ServiceRule {
  readonly id: string;
  readonly name: string;
  readonly kind: ServiceKind;
  /** Hosts with one address space; all of them become `canonicalHost` for equality. `*.` allowed. */
  readonly hosts: readonly string[];
  readonly canonicalHost?: string;
  /** Hosts of the service with an address space of their own. */
  readonly otherHosts?: readonly string[];
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly PageRow[];
  readonly cases: RuleCases;
}
