import { type CommandKind, REFUSALS, type RefusalCode, type Status } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useSession } from '../frame/session.ts';
import type { Blocked } from '../kit/action-button.tsx';
import type { CaseView } from './use-case.ts';

const known = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);

/** The rule behind a refusal's code as a disabled button says it, in the reader's language where we have the words. */
export function useReason(): (code: string, status: Status) => Blocked {
  const { t, i18n } = useTranslation(['refusals', 'states']);
  const session = useSession();
  return (code, status) => {
    const key = `refusals:${code}`;
    if (i18n.exists(`${key}.sentence`)) {
      const values = { status: t(`states:status.${status}`) };
      return {
        sentence: t(`${key}.sentence` as 'refusals:own-draft.sentence', values),
        change: t(`${key}.change` as 'refusals:own-draft.change', values),
        code,
      };
    }
    if (!known(code)) return { sentence: code, code };
    const row = REFUSALS[code];
    return {
      sentence: session?.organisation.kind === 'PLATFORM' ? row.analyst : row.officer,
      change: row.remedy,
      code,
    };
  };
}

/** Why a command may not be given on this case now; undefined where it may. */
export function useBlocked(view: Pick<CaseView, 'can' | 'status'>): (kind: CommandKind) => Blocked | undefined {
  const reason = useReason();
  return (kind) => {
    const can = view.can[kind];
    return can === true ? undefined : reason(can ?? 'not-your-role', view.status);
  };
}
