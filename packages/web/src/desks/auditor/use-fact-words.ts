import type { Actor, FactKind } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../api/index.ts';
import { isolate } from '../../kit/isolate.ts';

/** Facts and their authors in words; an auditor reads pseudonyms. */
export function useFactWords() {
  const { t } = useTranslation(['caseWords', 'frame', 'kit']);
  const organisations = useDirectory().data?.organisations ?? [];
  const kind = (name: FactKind): string => t(`caseWords:timelineKind.${name}`, { gate: '', percent: '' });
  const actor = (who: Actor): string => {
    if (who.type === 'system')
      return `${t('kit:timeline.system')} ${t('kit:timeline.underRule', { rule: isolate(t(`caseWords:rule.${who.rule}`)) })}`;
    const organisation = organisations.find(({ id }) => id === who.organisation);
    const name =
      who.type === 'key'
        ? who.key
        : (organisation?.people.find(({ id }) => id === who.person)?.pseudonym ?? who.person);
    const role = isolate(t(`frame:roles.${who.role}`));
    return `${isolate(name)}, ${t('kit:timeline.for', { role, organisation: isolate(organisation?.name ?? who.organisation) })}`;
  };
  return { kind, actor };
}
