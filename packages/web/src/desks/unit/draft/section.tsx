import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';

export type SectionName = 'where' | 'why' | 'exempt' | 'ask' | 'formal';

const FIELDS: Record<SectionName, readonly string[]> = {
  where: [
    'title',
    'items',
    'locator',
    'target',
    'timeRange',
    'quotedPassage',
    'accountHandle',
    'capturedAt',
    'contentDigest',
    'perceptualHash',
    'screenshotDigest',
    'reach',
    'translation',
    'itemType',
    'instrument',
  ],
  why: [
    'contentTypes',
    'offence',
    'dangerStatement',
    'designatedEntity',
    'attributionBasis',
    'ideology',
    'harmPathways',
    'harmText',
    'claims',
    'clause',
  ],
  exempt: ['exemptions', 'sensitiveCategory', 'awareness'],
  ask: ['requestedAction', 'alternatives', 'territory', 'usefulForHours', 'priority', 'publicGist'],
  formal: [
    'legalPower',
    'parameterSet',
    'whyNotStatutory',
    'personIdentified',
    'investigativeStatus',
    'whyNotCriminal',
    'releasability',
    'sourceGrade',
    'language',
    'fromComplaint',
    'relay',
    'campaign',
    'escalates',
    'duplicates',
    'goodFaith',
  ],
};

/** One of the five sections; they fill in any order, and each says what it still needs. */
export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  const { t } = useTranslation('draft');
  const { verdict } = useDraftDesk();
  const open = verdict?.missing.filter((field) => FIELDS[name].includes(field)).length;
  return (
    <section className={classes.section} aria-labelledby={`section-${name}`}>
      <div className={classes.sectionHead}>
        <h2 id={`section-${name}`}>{t(`section.${name}`)}</h2>
        {open !== undefined && (
          <span className={classes.sectionState}>
            {open === 0 ? t('sectionWhole') : t('sectionOpen', { count: open })}
          </span>
        )}
      </div>
      {children}
    </section>
  );
}
