import { RemitProblem } from '@remit/client';
import { STATUSES } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { ProblemDocument } from '../kit/problem.tsx';
import { useLanguage } from '../kit/use-saying.ts';
import { sayGate, sayRefusal } from '../words/say-rule.ts';
import { SigningRefused } from '../signing/signing-refused.ts';
import { useReader } from './use-reader.ts';

/**
 * Makes any failure of a call into what `<Problem>` shows, in the reader's language. The server writes English; its code
 * finds the sentence here, and its own words stand in only for a code that these screens do not know yet.
 */
export function useProblem(): (error: unknown) => ProblemDocument {
  const { t } = useTranslation(['api', 'rules', 'signing']);
  const reader = useReader();
  const detailOf = useDetail();
  return (error) => {
    if (error instanceof SigningRefused)
      return { title: t(`signing:refused.${error.code}`), status: 0, todo: t(`signing:refusedHow.${error.code}`) };
    if (!(error instanceof RemitProblem))
      return { title: t('api:unreachable'), status: 0, todo: t('api:unreachableRemedy') };
    const said = sayRefusal(error.code, reader);
    const { status, code, errors } = error;
    return {
      title: said?.sentence ?? error.message,
      status,
      detail: detailOf(error),
      code,
      todo: said?.remedy ?? error.remedy ?? undefined,
      errors: errors.length > 0 ? errors.map((each) => ({ ...each, message: fieldWords(each, t) })) : undefined,
    };
  };
}

type FieldError = RemitProblem['errors'][number];

/** What is wrong with one field, by the kind of fault where the server names it. */
function fieldWords({ fault, limit, message }: FieldError, t: ReturnType<typeof useTranslation<'api'[]>>['t']): string {
  return fault ? t(`api:fault.${fault}`, { limit: limit ?? '' }) : message;
}

/** The facts of the case beside the sentence: what the gates found, or the state. */
function useDetail(): (error: RemitProblem) => string | undefined {
  const { t } = useTranslation(['api', 'states']);
  const reader = useReader();
  const language = useLanguage();
  return ({ findings, detail, errors }) => {
    if (findings.length > 0)
      return [...new Set(findings.map(({ code }) => sayGate(String(code), reader)))].slice(0, 3).join(' ');
    const status = STATUSES.find((each) => each === detail);
    if (status) return t('api:presentState', { status: t(`states:status.${status}`) });
    // A field's fault stands at its field; other details are data or English words of the server.
    return errors.length === 0 && (language === 'en' || !detail?.includes(' ')) ? (detail ?? undefined) : undefined;
  };
}
