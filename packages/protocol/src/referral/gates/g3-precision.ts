import { captureSound } from '../rules/capture-sound.ts';
import { hostOfPlatform } from '../rules/host-of-platform.ts';
import { locatorPrecise } from '../rules/locator-precise.ts';
import { noDuplicate } from '../rules/no-duplicate.ts';
import { passageNamed } from '../rules/passage-named.ts';
import type { GateRules } from '../rules/rule.ts';
import { shortLinkTarget } from '../rules/short-link-target.ts';

/** G3, precision: exactly this, here, on this platform, once (R039, R077). */
export const g3Precision: GateRules = {
  header: [],
  item: [locatorPrecise, shortLinkTarget, hostOfPlatform, noDuplicate, passageNamed, captureSound],
};
