import type { List } from '@remit/client';
import { useTranslation } from 'react-i18next';
import { sayListProblem } from '../../../words/say-rule.ts';
import classes from './import.module.css';

const SHOWN = 6;

/** How the file was understood, so that a wrong guess is seen before anything follows from it. */
export function ListProblems({ list }: { list: List }) {
  const { t } = useTranslation(['importWords', 'rules']);
  const { rows, problems, refused } = list;
  return (
    <div role="status" className={classes.read}>
      <p>
        <strong>{refused ? t('refused') : t('read', { count: rows.length })}</strong>
        {!refused && problems.length > 0 && <> {t('remarks', { count: problems.length })}</>}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.line}-${problem.code}-${sayListProblem(problem)}`}>
              {problem.line > 0 && t('line', { line: problem.line })} {sayListProblem(problem)}
            </li>
          ))}
          {problems.length > SHOWN && <li>{t('more', { count: problems.length - SHOWN })}</li>}
        </ul>
      )}
    </div>
  );
}
