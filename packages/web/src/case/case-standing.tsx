import { isOrientation } from '@remit/protocol';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import { ClocksBar } from '../kit/clocks-bar.tsx';
import type { Due } from '../kit/due.ts';
import { DueTime } from '../kit/due-time.tsx';
import { forceOf, LegalForce } from '../kit/legal-force.tsx';
import { pageClock } from '../kit/use-now.ts';
import classes from './case.module.css';
import { turnsOf } from './turns-of.ts';

type Next = { readonly what: 'LOCK2' | 'ACKNOWLEDGE' | 'DECIDE' | 'CLARIFY_ANSWER' | 'EFFECT'; readonly due: Due };

/** What falls due next, whoever's turn it is. */
function nextDue({ status, due }: CaseView): Next | null {
  if (status === 'LOCK2' && due.lock2) return { what: 'LOCK2', due: due.lock2 };
  if (status === 'DELIVERED' && due.ack) return { what: 'ACKNOWLEDGE', due: due.ack };
  if ((status === 'ACKNOWLEDGED' || status === 'UNDER_REVIEW') && due.decide)
    return { what: 'DECIDE', due: due.decide };
  if (status === 'CLARIFY' && due.answer) return { what: 'CLARIFY_ANSWER', due: due.answer };
  return status === 'DECIDED' && due.effect ? { what: 'EFFECT', due: due.effect } : null;
}

/** Before anything else: whose turn, until when, with which legal force, and whose time it was so far. */
export function CaseStanding({ view }: { view: CaseView }) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const turns = useMemo(() => turnsOf(view.clocks, pageClock.now()), [view.clocks]);
  const next = nextDue(view);
  return (
    <div className={classes.standing}>
      <p className={classes.turn}>
        <strong>{t(`caseWords:turn.${view.clocks.running}`)}</strong>{' '}
        {next && (
          <>
            {t('caseWords:due', { what: t(`codes:dueFor.${next.what}`) })}{' '}
            <DueTime due={next.due} orientation={isOrientation(next.what, view.timesDeclared)} />
          </>
        )}
      </p>
      <ClocksBar turns={turns} />
      {view.header.instrument && <LegalForce force={forceOf(view.header.instrument)} />}
    </div>
  );
}
