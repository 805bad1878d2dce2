import { ACTIONS, LABELS, type CapabilityCard as Card } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../kit/facts.tsx';
import { useLanguage, useSaying } from '../../kit/use-saying.ts';
import classes from './directory.module.css';

/** What a platform can do and will do, in its own words: read before anything is sent (R056, R061). */
export function CapabilityCard({ card }: { card: Card }) {
  const { t } = useTranslation('directory');
  const say = useSaying();
  const labels = LABELS[useLanguage()];
  const { strikePolicy: strikes } = card;
  return (
    <section className={classes.wide}>
      <h3 className={classes.small}>{t('card.title', { version: card.version })}</h3>
      <blockquote className={classes.stance} dir="auto">
        {card.stance}
      </blockquote>
      <div className={classes.columns}>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('card.actions')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('card.actions')}</th>
                <th scope="col">{t('card.onRequest')}</th>
              </tr>
            </thead>
            <tbody>
              {ACTIONS.filter((action) => card.actions[action]).map((action) => (
                <tr key={action}>
                  <td>{labels.action[action]}</td>
                  <td>{t(`card.${card.actions[action]!}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Facts
          facts={[
            { name: t('card.services'), value: say.list(card.serviceTypes.map((type) => t(`service.${type}`))) },
            { name: t('card.hosts'), value: <bdi dir="ltr">{card.hosts.join(', ')}</bdi> },
            { name: t('card.size'), value: t(`size.${card.sizeClass}`) },
            { name: t('card.notice'), value: t(`notice.${card.notificationPolicy}`), note: card.userNoticeText },
            {
              name: t('card.strikes'),
              value: strikes
                ? t('card.strikesAre', { count: strikes.strikesToAccountLoss, days: strikes.windowDays })
                : t('card.noStrikes'),
            },
            { name: t('card.times'), value: t(card.declaredTimes ? 'card.declared' : 'card.notDeclared') },
            {
              name: t('card.clauses'),
              value: card.clauses.map(({ code, title }) => `${code} ${title}`).join('; ') || '—',
            },
            { name: t('languages'), value: <bdi>{card.languages.join(', ')}</bdi> },
            { name: t('verified'), value: say.date(Date.parse(card.verifiedAt)) },
          ]}
        />
      </div>
    </section>
  );
}
