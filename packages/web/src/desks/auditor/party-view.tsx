import { factSeenBy, LABELS, mayKnow, seenBy, type Fact, type Referral, type Side } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../kit/choice.tsx';
import { Locator } from '../../kit/locator.tsx';
import { ItemStateTag, StateTag } from '../../kit/state-tag.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import classes from './auditor.module.css';
import { unseenFields } from './unseen-fields.ts';

const SIDES: readonly Side[] = ['unit', 'platform', 'oversight', 'audit'];

/** What one party could see of the case after the chosen fact (C16): the same rule that the service applies. */
export function PartyView({ facts, referral }: { facts: readonly Fact[]; referral: Referral }) {
  const { t } = useTranslation('auditor');
  const [side, setSide] = useState<Side>('platform');
  return (
    <section className={classes.parties}>
      <h2>{t('party.title')}</h2>
      <div className={classes.choice}>
        <Choice
          label={t('party.title')}
          value={side}
          options={SIDES.map((value) => ({ value, label: t(`party.${value}`) }))}
          onChange={setSide}
        />
      </div>
      {mayKnow(side, referral) ? (
        <Seen side={side} facts={facts} referral={referral} />
      ) : (
        <p className={classes.hidden}>{t('party.unknown', { party: t(`party.${side}`) })}</p>
      )}
    </section>
  );
}

function Seen({ side, facts, referral }: { side: Side; facts: readonly Fact[]; referral: Referral }) {
  const { t } = useTranslation('auditor');
  const labels = LABELS[useLanguage()];
  const seen = seenBy(side, referral);
  const visible = facts.filter((fact) => factSeenBy(side, fact, referral) !== undefined).length;
  const unseen = unseenFields(referral, seen);
  return (
    <>
      <p className={classes.quiet}>
        {t('party.sees', {
          facts: visible,
          all: facts.length,
          items: seen.items.length,
          allItems: referral.items.length,
        })}
      </p>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('party.items')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('party.state')}</th>
              <th scope="col">{t('party.items')}</th>
              <th scope="col">{t('party.decision')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td colSpan={3}>
                <StateTag status={seen.status} /> {seen.header.title}
              </td>
            </tr>
            {seen.items.slice(0, 25).map((item) => (
              <tr key={item.id}>
                <td>
                  <ItemStateTag state={item.state} />
                </td>
                <td>
                  <Locator locator={item.content.locator} short />
                </td>
                <td>{item.decision ? labels.outcome[item.decision.outcome] : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {seen.items.length > 25 && <p className={classes.quiet}>{t('party.more', { count: seen.items.length - 25 })}</p>}
      <p className={classes.quiet}>
        {unseen.length === 0
          ? t('party.whole')
          : t('party.without', { fields: unseen.map((field) => t(`unseen.${field}`)).join(' · ') })}
      </p>
    </>
  );
}
