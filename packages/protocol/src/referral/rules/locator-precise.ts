import {
  lintLocator,
  LOCATOR_CODES,
  type LocatorContext,
  type LocatorFinding,
  type LocatorVerdict,
} from '../../locator/index.ts';
import type { ItemDraft } from '../item.ts';
import { complain, type Complaint, type ItemRule } from './rule.ts';

/** The linter's verdict on an item's address, target and time range. */
export function verdictOf({ locator, itemType, target, timeRange }: ItemDraft): LocatorVerdict {
  const context: LocatorContext = {
    ...(itemType && { itemType }),
    ...(target && { target }),
    ...(timeRange && { timeRange }),
  };
  return lintLocator(locator ?? '', context);
}

/**
 * Whether a supervisor's reason, judged by lock 2, can let this item through (D3): something stops it, and everything
 * that does is a matter of scope. A text that is no usable address never passes.
 */
export const mayOverride = (content: ItemDraft): boolean => isOverridable(verdictOf(content));

function isOverridable({ findings }: LocatorVerdict): boolean {
  const stops = findings.filter(({ code }) => LOCATOR_CODES[code].severity === 'stop');
  return stops.length > 0 && stops.every(({ code }) => LOCATOR_CODES[code].overridable);
}

/** G3: the address names exactly one thing that can be looked at (R039, R077, E1). */
export const locatorPrecise: ItemRule = ({ verdict, overridden }) => {
  if (verdict.result === 'pass') return [];
  const excepted = overridden && isOverridable(verdict);
  return verdict.findings.flatMap((finding) => complaintOf(finding, excepted));
};

function complaintOf({ code, detail }: LocatorFinding, excepted: boolean): readonly Complaint[] {
  const { severity, gate } = LOCATOR_CODES[code];
  const sentence = `${code}: ${detail}`;
  if (severity === 'note') return [];
  if (severity === 'fixable') return complain('FIXABLE', 'G3_VAGUE', fieldOf(code, detail), sentence);
  const gateCode = gate === 'G3_CONTAINER' ? gate : 'G3_INVALID';
  return complain(excepted ? 'OVERRIDDEN' : 'STOP', gateCode, fieldOf(code, detail), sentence);
}

function fieldOf(code: LocatorFinding['code'], detail: string): string {
  if (code === 'time-range-missing') return 'timeRange';
  return code === 'shortener-without-target' || detail.startsWith('target:') ? 'target' : 'locator';
}
