import { LABELS } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import { useLanguage, useSaying } from '../kit/use-saying.ts';

type Territory = NonNullable<CaseView['header']['territory']>;

/** Codes in the reader's words: what is asked, how urgent, where, and what came of it. */
export function useWords() {
  const { t } = useTranslation('caseWords');
  const language = useLanguage();
  const say = useSaying();
  const labels = LABELS[language];
  const states = new Intl.DisplayNames([language], { type: 'region' });
  const languages = new Intl.DisplayNames([language], { type: 'language' });
  return {
    action: (code: keyof typeof labels.action) => labels.action[code],
    priority: (code: keyof typeof labels.priority) => labels.priority[code],
    outcome: (code: string) => labels.outcome[code as keyof typeof labels.outcome] ?? code,
    state: (code: string) => nameOf(states, code),
    language: (code: string) => nameOf(languages, code),
    territory: (territory: Territory) =>
      territory.kind === 'global'
        ? t('fact.everywhere', { reason: territory.reason })
        : say.list(territory.states.map((code) => nameOf(states, code))),
  };
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code; // what somebody typed need not be a code
  }
}
