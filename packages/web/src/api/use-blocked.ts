import type { CommandKind, Status } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { blockedBy } from '../words/blocked-by.ts';
import type { Blocked } from '../kit/action-button.tsx';
import type { CaseView } from './use-case.ts';
import { useReader } from './use-reader.ts';

/** The rule behind a refusal's code as a disabled button says it. */
export function useReason(): (code: string, status: Status) => Blocked {
  useTranslation('rules'); // so that a change of language is seen
  const reader = useReader();
  return (code, status) => blockedBy(code, reader, status);
}

/** Why a command may not be given on this case now; undefined where it may. */
export function useBlocked(view: Pick<CaseView, 'can' | 'status'>): (kind: CommandKind) => Blocked | undefined {
  const reason = useReason();
  return (kind) => {
    const can = view.can[kind];
    return can === true ? undefined : reason(can ?? 'not-your-role', view.status);
  };
}
