import { useTranslation } from 'react-i18next';
import { useWords } from '../../../case/use-words.ts';
import { PlaceLink } from '../../../frame/place-link.tsx';
import { Locator } from '../../../kit/locator.tsx';
import { useSaying } from '../../../kit/use-saying.ts';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';

/** What became of the same addresses before, as far as this unit may know it (G7). */
export function PastItems() {
  const { t } = useTranslation('draft');
  const say = useSaying();
  const words = useWords();
  const { draft, history } = useDraftDesk();
  const known = Object.entries(history).flatMap(([locator, outcomes]) =>
    outcomes.map((outcome) => ({ locator, ...outcome })),
  );
  if (draft.items.length === 0) return null;
  return (
    <section>
      <h2>{t('past.title')}</h2>
      {known.length === 0 ? (
        <p className={classes.quiet}>{t('past.none')}</p>
      ) : (
        <ul className={classes.past}>
          {known.slice(0, 8).map((past) => (
            <li key={past.referral + past.locator}>
              <Locator locator={past.locator} short />
              <span>
                <strong>{words.outcome(past.outcome)}</strong>, {say.date(Date.parse(past.at))} ·{' '}
                <PlaceLink to={`/case/${past.referral}`}>{t('past.open')}</PlaceLink>
                {past.reasons && <> · {past.reasons}</>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
