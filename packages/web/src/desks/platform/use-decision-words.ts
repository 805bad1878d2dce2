import { useTranslation } from 'react-i18next';
import type { Decision } from './item-decision.ts';

/** Ground, clause, exemption and team of a decision, in words. */
export function useDecisionWords(): (decision: Omit<Decision, 'itemId' | 'outcome' | 'reason'>) => readonly string[] {
  const { t } = useTranslation(['platform', 'states']);
  return ({ ground, clause, exemption, redirectTo }) =>
    [
      ground && t(`platform:decide.${ground}`),
      clause,
      exemption && t(`states:exemption.${exemption}`),
      redirectTo && t(`platform:team.${redirectTo}`),
    ].filter((word): word is string => Boolean(word));
}
