/** The locator linter: gate G3's first question (protocol C4; R039, R077, R005). */
export { LOCATOR_CODES, type LocatorCode, type LocatorCodeRow, type LocatorSeverity } from './codes.ts';
export { ITEM_TYPES, isAccountLike, type ItemType, needsTimeRange } from './item-type.ts';
export { lintLocator, normaliseLocator } from './lint-locator.ts';
export { LONGEST_LOCATOR } from './read-locator.ts';
export type { PageKind, ServiceKind, ServiceRule } from './service-rule.ts';
export { SERVICE_RULES } from './services/index.ts';
export { SHORTENER_HOSTS } from './shorteners.ts';
export { isPrivateHost } from './private-address.ts';
export type { LocatorContext, LocatorFinding, LocatorVerdict } from './verdict.ts';
