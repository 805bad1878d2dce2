import type { Actor } from '../../parties/roles.ts';
import { verdictOf } from '../rules/locator-precise.ts';
import type { Complaint, GateRules, Scene, Subject } from '../rules/rule.ts';
import { liveItems, type ItemRecord, type Referral } from '../state.ts';
import type { World } from '../world.ts';
import { g0Identity } from './g0-identity.ts';
import { g1Authority } from './g1-authority.ts';
import { g2Scope } from './g2-scope.ts';
import { g3Precision } from './g3-precision.ts';
import { g4Exemption } from './g4-exemption.ts';
import { g5Proportionality } from './g5-proportionality.ts';
import { g6Deconfliction } from './g6-deconfliction.ts';
import { g7History } from './g7-history.ts';
import { g8Capability } from './g8-capability.ts';
import { GATES, type Finding, type Gate, type GateOutcome, type GateReport } from './report.ts';

/** The gates of C4 in the order in which a draft meets them. */
const RULES: Record<Gate, GateRules> = {
  G0: g0Identity,
  G1: g1Authority,
  G2: g2Scope,
  G3: g3Precision,
  G4: g4Exemption,
  G5: g5Proportionality,
  G6: g6Deconfliction,
  G7: g7History,
  G8: g8Capability,
};

export type GateOptions = {
  /** The instant at which the question is asked. */
  readonly at: string;
  /** Whether G6 is part of the question: once, after the reading of lock 1; never while typing and never in a dry run (D10). */
  readonly deconfliction: boolean;
  /** The referral is about to leave; the system acts, so no person's certificate is asked for. */
  readonly sending?: boolean;
  /** Who submits, where that is known. */
  readonly author?: Actor;
};

/**
 * Runs G0 to G8 over a draft, however incomplete. Pure; never throws; some milliseconds for 500 items.
 *
 * `STOP` on an item stops that item, on the header the submission; `FIXABLE` can be mended and keeps the draft back;
 * `NEEDS_LOCK2` and `OVERRIDDEN` inform.
 *
 * @example runGates(referral, world, { at: '2026-03-03T09:00:00.000Z', deconfliction: false }).gates.G3 // 'PASS'
 */
export function runGates(referral: Referral, world: World, options: GateOptions): GateReport {
  const scene = sceneOf(referral, world, options);
  const gates = {} as Record<Gate, GateOutcome>;
  const findings: Finding[] = [];
  for (const gate of GATES) {
    const asked = gate !== 'G6' || options.deconfliction;
    const found = asked ? findingsOf(gate, scene) : [];
    gates[gate] = gravest(found, asked && (RULES[gate].hasRun?.(scene) ?? true));
    findings.push(...found);
  }
  return { gates, findings };
}

function sceneOf(referral: Referral, world: World, options: GateOptions): Scene {
  const items = liveItems(referral).map(subjectOf);
  const first = new Map<string, string>();
  for (const { key, id } of items) if (!first.has(key)) first.set(key, id);
  const { at, author = null, sending = false } = options;
  return { referral, header: referral.header, items, first, world, at, author, sending };
}

function subjectOf({ id, content, override }: ItemRecord): Subject {
  const verdict = verdictOf(content);
  // The same key as `normalised` gives (locators.ts), from the one reading that the linter has made already.
  const key = verdict.normalised ?? (content.locator ?? '').trim();
  return { id, content, overridden: override !== undefined, verdict, key };
}

function findingsOf(gate: Gate, scene: Scene): Finding[] {
  const { header, item: itemRules } = RULES[gate];
  const found = header.flatMap((rule) => rule(scene).map((complaint) => placed(gate, null, complaint)));
  for (const item of scene.items) {
    for (const rule of itemRules)
      for (const complaint of rule(item, scene)) found.push(placed(gate, item.id, complaint));
  }
  return found;
}

const placed = (gate: Gate, item: string | null, complaint: Complaint): Finding => ({ gate, item, ...complaint });

const GRAVITY: readonly Finding['outcome'][] = ['STOP', 'FIXABLE', 'NEEDS_LOCK2', 'OVERRIDDEN'];

function gravest(findings: readonly Finding[], hasRun: boolean): GateOutcome {
  const outcome = GRAVITY.find((each) => findings.some((finding) => finding.outcome === each));
  return outcome ?? (hasRun ? 'PASS' : 'NOT_RUN');
}
