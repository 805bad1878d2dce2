import type { LocatorCode, LocatorSeverity } from './codes.ts';
import { LOCATOR_CODES } from './codes.ts';
import type { ItemType } from './item-type.ts';
import type { PageKind, ServiceKind } from './service-rule.ts';

/** The part of an item that the linter reads beside its locator. */
export interface LocatorContext {
  readonly itemType?: ItemType;
  /** Where a short link leads, found by the officer's own means (D9). */
  readonly target?: string;
  readonly timeRange?: { readonly fromSeconds: number; readonly toSeconds: number };
}

export interface LocatorFinding {
  readonly code: LocatorCode;
  /** What exactly was seen; plain text, never markup, at most a few hundred characters. */
  readonly detail: string;
}

export interface LocatorVerdict {
  readonly result: 'pass' | 'fixable' | 'stop';
  /** The form for equality; absent when the text cannot be read as one web address. */
  readonly normalised?: string;
  readonly host?: string;
  /** Id of the rule that knows the host, such as `youtube`. */
  readonly service?: string;
  readonly serviceKind?: ServiceKind;
  readonly page?: PageKind;
  /** The second hop of a short link, when a target was given and can be read. */
  readonly target?: { readonly normalised: string; readonly host: string; readonly service?: string };
  /** In the order in which they were found. Notes may stand beside a pass. */
  readonly findings: readonly LocatorFinding[];
}

const WEIGHT: Record<LocatorSeverity, number> = { note: 0, fixable: 1, stop: 2 };

/** The gravest finding decides; notes alone pass. */
export function resultOf(findings: readonly LocatorFinding[]): LocatorVerdict['result'] {
  let gravest = 0;
  for (const { code } of findings) gravest = Math.max(gravest, WEIGHT[LOCATOR_CODES[code].severity]);
  return gravest === 2 ? 'stop' : gravest === 1 ? 'fixable' : 'pass';
}
