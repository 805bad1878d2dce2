import { useTranslation } from 'react-i18next';
import { useReader } from '../../../api/use-reader.ts';
import { sayAddress, sayGate, sayListProblem, sayRefusal } from '../../../words/say-rule.ts';
import type { ShownRow } from './left-out.ts';

/** Why a row is where it is, by its codes; the linter's own say more than the gate's. A row that is ready has none. */
export function useRowSentence(): (row: ShownRow) => string {
  const { t } = useTranslation(['importWords', 'rules']);
  const reader = useReader();
  return ({ codes, remark }) => {
    if (remark) return sayListProblem(remark);
    const addresses = codes.map(sayAddress).filter((words) => words !== undefined);
    const gates = codes.filter((code) => /^G\d_/u.test(code) && !(addresses.length > 0 && code.startsWith('G3_')));
    const others = codes.map((code) => sayRefusal(code, reader)).filter((words) => words !== undefined);
    const sentences = [
      ...addresses,
      ...gates.map((code) => sayGate(code, reader)),
      ...others.map(({ sentence, remedy }) => `${sentence} ${remedy}`),
    ];
    return sentences.length > 0 ? [...new Set(sentences)].slice(0, 3).join(' ') : t('importWords:rowClear');
  };
}
