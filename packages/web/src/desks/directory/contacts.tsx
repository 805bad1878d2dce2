import { useTranslation } from 'react-i18next';
import type { Organisation } from '../../api/index.ts';
import { Facts } from '../../kit/facts.tsx';
import { isolate } from '../../kit/isolate.ts';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './directory.module.css';

/** Named people, the deputy, hours, languages, telephone; how old the entry is (R051). */
export function Contacts({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('directory');
  const say = useSaying();
  const [first] = organisation.contacts;
  if (!first) {
    return (
      <section>
        <h3 className={classes.small}>{t('contacts')}</h3>
        <p className={classes.quiet}>{t('noContacts')}</p>
      </section>
    );
  }
  const people = organisation.contacts.map(({ person }) => person);
  return (
    <Facts
      title={t('contacts')}
      facts={[
        { name: t('desk'), value: first.desk },
        { name: t('people'), value: say.list(people.map(isolate)), note: t('peopleNote') },
        { name: t('deputy'), value: <bdi>{first.deputy ?? '—'}</bdi> },
        { name: t('phone'), value: <bdi dir="ltr">{first.phone}</bdi> },
        { name: t('hours'), value: <bdi dir="ltr">{first.hours}</bdi>, note: <bdi dir="ltr">{first.timeZone}</bdi> },
        { name: t('languages'), value: <bdi>{first.languages.join(', ')}</bdi> },
        {
          name: t('verified'),
          value: say.date(Date.parse(first.verifiedAt)),
          ...(first.stale ? { note: <span className={classes.flag}>{t('staleLong')}</span> } : {}),
        },
      ]}
    />
  );
}
