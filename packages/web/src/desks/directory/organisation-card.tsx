import { useTranslation } from 'react-i18next';
import type { Organisation } from '../../api/index.ts';
import { Facts, type Fact } from '../../kit/facts.tsx';
import { Icon } from '../../kit/icon.tsx';
import { isolate } from '../../kit/isolate.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { CapabilityCard } from './capability-card.tsx';
import { Contacts } from './contacts.tsx';
import { coverOfHours } from './cover-of-hours.ts';
import classes from './directory.module.css';
import { useOnDuty } from './use-on-duty.ts';

type Props = { organisation: Organisation; all: readonly Organisation[]; open: boolean };

/** One organisation: in one line who it is and whether somebody is there; behind it all that may be known. */
export function OrganisationCard({ organisation, all, open }: Props) {
  const { t } = useTranslation('directory');
  const say = useSaying();
  const [contact] = organisation.contacts;
  const cover = contact ? coverOfHours(contact.hours, contact.timeZone) : (organisation.card?.cover ?? null);
  const duty = useOnDuty(cover);
  const stale = organisation.contacts.some((each) => each.stale);
  return (
    <details className={classes.card} open={open}>
      <summary className={classes.summary}>
        <span className={classes.name}>
          <Icon name="next" size={16} className={classes.chevron} />
          <bdi>{organisation.name}</bdi>
        </span>
        <span className={classes.marks}>
          {organisation.state && <span>{organisation.state}</span>}
          {duty && (
            <span className={classes.duty} data-here={duty.here || undefined}>
              {duty.here ? t('here') : t('notHere', { at: say.near(duty.next ?? 0, duty.now) })}
            </span>
          )}
          {organisation.kind === 'PLATFORM' && organisation.capacity !== 'GREEN' && (
            <span className={classes.flag}>
              {t(`capacity.${organisation.capacity}` as 'capacity.RED', organisation.capacity)}
            </span>
          )}
          {stale && <span className={classes.flag}>{t('stale')}</span>}
        </span>
      </summary>
      <div className={classes.body}>
        <div>
          <Contacts organisation={organisation} />
        </div>
        <div>
          <Standing organisation={organisation} all={all} />
        </div>
        {organisation.card && <CapabilityCard card={organisation.card} />}
      </div>
    </details>
  );
}

/** Admission, oversight's appointment, published parameter sets. */
function Standing({ organisation, all }: { organisation: Organisation; all: readonly Organisation[] }) {
  const { t } = useTranslation('directory');
  const say = useSaying();
  const { oversight, parameterSets, kind } = organisation;
  const facts: Fact[] = [
    { name: t('status'), value: t(`state.${organisation.status}` as 'state.ADMITTED', organisation.status) },
    ...(organisation.domain ? [{ name: t('domain'), value: <bdi dir="ltr">{organisation.domain}</bdi> }] : []),
    ...(kind === 'PLATFORM'
      ? [
          {
            name: t('tier'),
            value: t(`trust.${organisation.trustTier}` as 'trust.ADMITTED', organisation.trustTier),
            note: t('tierNote'),
          },
        ]
      : []),
    ...(oversight
      ? [
          {
            name: t('appointer'),
            value: oversight.appointer,
            note: t(oversight.judicial ? 'judicial' : 'notJudicial'),
          },
          { name: t('term'), value: say.date(Date.parse(oversight.termUntil)) },
          {
            name: t('oversees'),
            value: say.list(oversight.units.map((id) => isolate(all.find((each) => each.id === id)?.name ?? id))),
          },
        ]
      : []),
    ...parameterSets.map((set) => ({
      name: t('set'),
      value: set.title,
      note: t('setNote', { citation: set.citation, until: say.date(Date.parse(set.inForceTo)) }),
    })),
  ];
  return <Facts title={t('standing')} facts={dedupe(facts)} />;
}

/** Facts are keyed by their name: several sets are one fact with several lines. */
function dedupe(facts: readonly Fact[]): readonly Fact[] {
  const byName = new Map<string, Fact>();
  for (const fact of facts) {
    const known = byName.get(fact.name);
    byName.set(
      fact.name,
      known
        ? {
            ...known,
            value: (
              <>
                {known.value}
                <br />
                {fact.value}
              </>
            ),
            note: (
              <>
                {known.note}
                <br />
                {fact.note}
              </>
            ),
          }
        : fact,
    );
  }
  return [...byName.values()];
}
