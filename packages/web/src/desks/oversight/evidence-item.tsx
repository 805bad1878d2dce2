import { LABELS } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import { Locator } from '../../kit/locator.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import { Line, Quote } from './evidence-lines.tsx';
import { ExemptionReadings } from './exemption-readings.tsx';
import { GateFindings } from './gate-findings.tsx';
import classes from './oversight.module.css';
import { PerItem } from './per-item.tsx';

type Props = { view: CaseView };

/** Question 4: what is asked, what was considered instead, how far it reaches. */
export function ProportionalityEvidence({ view }: Props) {
  const { t } = useTranslation(['oversight', 'codes']);
  const labels = LABELS[useLanguage()];
  const { requestedAction, alternatives, territory } = view.header;
  return (
    <>
      <Line name={t('oversight:evidence.asked')}>{requestedAction && labels.action[requestedAction]}</Line>
      {(alternatives ?? []).map(({ action, reason }) => (
        <Line key={action} name={t('oversight:evidence.instead', { action: labels.action[action] })}>
          {reason}
        </Line>
      ))}
      <Line name={t('oversight:evidence.where')}>
        {territory?.kind === 'states' && territory.states.join(', ')}
        {territory?.kind === 'global' && t('oversight:evidence.everywhere', { reason: territory.reason })}
      </Line>
      <Line name={t('oversight:evidence.items')}>{view.items.length}</Line>
      <GateFindings view={view} gate="G5" />
    </>
  );
}

/** Question 5: the six answers of the officer and, where lock 1 read blind, how they differ (D6). */
export function ExemptionEvidence({ view }: Props) {
  const { t } = useTranslation('oversight');
  return (
    <>
      <PerItem
        items={view.items}
        render={(item) =>
          item.answersHidden ? (
            <p className={classes.quiet}>{t('samples.keptBlind')}</p>
          ) : (
            <ExemptionReadings item={item} />
          )
        }
      />
      <GateFindings view={view} gate="G4" />
    </>
  );
}

/** Question 6: who is concerned, so that like cases can be compared. */
export function FairnessEvidence({ view }: Props) {
  const { t } = useTranslation(['oversight', 'codes']);
  const { language, sourceGrade, releasability } = view.header;
  return (
    <>
      <Line name={t('oversight:evidence.language')}>{language}</Line>
      <Line name={t('oversight:evidence.grade')}>
        {sourceGrade && `${sourceGrade.source}${sourceGrade.intelligence}${sourceGrade.handling}`}
        {releasability && `, ${t(`codes:releasability.${releasability}`)}`}
      </Line>
      <PerItem
        items={view.items}
        render={({ content }) => (
          <>
            <p>
              {content.ideology && t(`codes:ideology.${content.ideology}`)}
              {content.sensitiveCategory &&
                content.sensitiveCategory !== 'NONE' &&
                ` · ${t('oversight:evidence.sensitive', { category: t(`codes:sensitive.${content.sensitiveCategory}`) })}`}
            </p>
            {content.claims?.map(({ label, text }) => (
              <Line key={text} name={t(`codes:claim.${label}`)}>
                {text}
              </Line>
            ))}
          </>
        )}
      />
      <GateFindings view={view} gate="G7" />
    </>
  );
}

/** Question 7: the exact address, the part of it that is meant, and what gate G3 found. */
export function PrecisionEvidence({ view }: Props) {
  const { t } = useTranslation(['oversight', 'codes']);
  return (
    <>
      <PerItem
        items={view.items}
        render={({ content, override, state }) => (
          <div data-state={state}>
            <Locator locator={content.locator} />
            <p className={classes.quiet}>{content.itemType && t(`codes:itemType.${content.itemType}`)}</p>
            {content.target && <Locator locator={content.target} />}
            {content.timeRange && (
              <Line name={t('oversight:evidence.part')}>
                {content.timeRange.fromSeconds}–{content.timeRange.toSeconds} s
              </Line>
            )}
            <Quote>{content.quotedPassage}</Quote>
            {override && (
              <p>
                <span className={classes.differs}>{t('oversight:evidence.override')}</span> {override.reason}
              </p>
            )}
          </div>
        )}
      />
      <GateFindings view={view} gate="G3" />
    </>
  );
}
