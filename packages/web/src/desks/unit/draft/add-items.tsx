import { Textarea } from '@mantine/core';
import type { ListProblem } from '@remit/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '../../../api/index.ts';
import { ActionButton } from '../../../kit/action-button.tsx';
import { addItems } from './draft.ts';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';
import { FieldPlace } from './field-box.tsx';
import { itemsFromText, platformOfAddress } from './items-from-text.ts';
import { sayListProblem } from '../../../words/say-rule.ts';

/** One address, or a pasted list: each becomes a row with a verdict of its own. */
export function AddItems({ platforms }: { platforms: readonly Organisation[] }) {
  const { t } = useTranslation('draft');
  const { draft, change, setScope } = useDraftDesk();
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly ListProblem[]>([]);
  const add = (words: string): void => {
    const { items, problems: found } = itemsFromText(words);
    setProblems(found);
    if (items.length === 0) return;
    const first = draft.platform || platformOfAddress(items[0]!.own.locator, platforms) || '';
    change((before) => addItems({ ...before, platform: first }, items));
    setScope(draft.items.length === 0 && items.length === 1 ? items[0]!.id : null);
    setText('');
  };
  return (
    <FieldPlace name="items">
      <div className={classes.add}>
        <Textarea
          label={t('add.label')}
          description={t('add.how')}
          value={text}
          dir="ltr"
          autosize
          minRows={1}
          maxRows={8}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (text.trim() !== '' || !pasted.includes('\n')) return;
            event.preventDefault();
            add(pasted);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            add(text);
          }}
        />
        <ActionButton onClick={() => add(text)}>{t('add.add')}</ActionButton>
        {problems.length > 0 && (
          <ul role="alert">
            {problems.slice(0, 8).map((problem) => (
              <li key={`${problem.line}-${problem.code}`}>
                {problem.line > 0 && t('add.line', { line: problem.line })} {sayListProblem(problem)}
              </li>
            ))}
            {problems.length > 8 && <li>{t('add.more', { count: problems.length - 8 })}</li>}
          </ul>
        )}
      </div>
    </FieldPlace>
  );
}
