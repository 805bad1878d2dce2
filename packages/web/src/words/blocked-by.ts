import type { Reader, Status } from '@remit/protocol';
import i18next from 'i18next';
import type { Blocked } from '../kit/action-button.tsx';
import { sayRefusal } from './say-rule.ts';

/** A rule's "no" as a button shows it: the sentence, what would change it, and the state where the state is the reason. */
export function blockedBy(code: string, reader: Reader, status?: Status): Blocked {
  const said = sayRefusal(code, reader);
  if (!said) return { sentence: code, code };
  const state =
    status && code === 'not-in-this-state'
      ? ` ${i18next.t('api:presentState', { status: i18next.t(`states:status.${status}`) })}`
      : '';
  return { sentence: said.sentence + state, change: said.remedy, code };
}
