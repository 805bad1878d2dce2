import { LABELS, type Territory } from '@remit/protocol';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import { Locator } from '../../kit/locator.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import type { Narrowing } from './narrowing.ts';
import classes from './oversight.module.css';

/** Before and after, line by line: exactly what the narrower document leaves out. */
export function NarrowDiff({ view, narrowing }: { view: CaseView; narrowing: Narrowing }) {
  const { t } = useTranslation('oversight');
  const labels = LABELS[useLanguage()];
  const { requestedAction, territory, usefulForHours } = view.header;
  const states = (where: Territory | undefined): string =>
    where?.kind === 'states' ? where.states.join(', ') : t('evidence.everywhere', { reason: where?.reason ?? '' });
  const removed = view.items.filter(({ id }) => narrowing.removeItems.includes(id));
  const action = narrowing.requestedAction;
  return (
    <table className={classes.diff}>
      <caption className="visually-hidden">{t('diff.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('diff.what')}</th>
          <th scope="col">{t('diff.before')}</th>
          <th scope="col">{t('diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {removed.map((item) => (
          <Change
            key={item.id}
            name={t('diff.item')}
            before={<Locator locator={item.content.locator} short />}
            after={t('diff.removed')}
          />
        ))}
        {action && (
          <Change
            name={t('narrow.action')}
            before={requestedAction && labels.action[requestedAction]}
            after={labels.action[action]}
          />
        )}
        {narrowing.territory && (
          <Change name={t('evidence.where')} before={states(territory)} after={states(narrowing.territory)} />
        )}
        {narrowing.usefulForHours && (
          <Change
            name={t('diff.useful')}
            before={t('diff.hours', { count: usefulForHours ?? 0 })}
            after={t('diff.hours', { count: narrowing.usefulForHours })}
          />
        )}
      </tbody>
    </table>
  );
}

const Change = ({ name, before, after }: { name: string; before: ReactNode; after: ReactNode }) => (
  <tr>
    <td>{name}</td>
    <td>
      <del>{before}</del>
    </td>
    <td>
      <ins>{after}</ins>
    </td>
  </tr>
);
