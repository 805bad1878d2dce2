import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../api/index.ts';
import { ExemptionGrid } from '../kit/exemption-grid.tsx';
import { Locator } from '../kit/locator.tsx';
import { useSaying } from '../kit/use-saying.ts';
import classes from './case.module.css';
import { useCaptureRows } from './use-capture-rows.tsx';

export type Row = readonly [name: string, value: ReactNode] | false | null | undefined | '';

/** Everything on record about one item. The content itself is never shown: there is none here. */
export function ItemDetails({ item }: { item: CaseItem }) {
  const { t } = useTranslation('caseWords');
  const rows = useRows(item).filter((row): row is readonly [string, ReactNode] => Boolean(row));
  const { content, answersHidden } = item;
  if (rows.length === 0 && !content.quotedPassage && !content.exemptions && !answersHidden) return null;
  const other = item.blind?.reading?.['exemptions'] as Parameters<typeof ExemptionGrid>[0]['other'];
  return (
    <div className={classes.details}>
      {content.quotedPassage && <blockquote className={classes.quote}>{content.quotedPassage}</blockquote>}
      <dl className={classes.grid}>
        {rows.map(([name, value]) => (
          <div key={name} className={isLong(value) ? classes.wide : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {answersHidden ? (
        <p className={classes.quiet}>{t('items.hidden')}</p>
      ) : (
        content.exemptions && <ExemptionGrid value={content.exemptions} {...(other ? { other } : {})} />
      )}
    </div>
  );
}

/** Sentences take the whole width; codes and names stand side by side. */
const isLong = (value: ReactNode): boolean => typeof value !== 'string' || value.length > 90;

function useRows({ content, effectiveAt, rechecks }: CaseItem): readonly Row[] {
  const { t } = useTranslation(['caseWords', 'codes', 'kit']);
  const say = useSaying();
  const at = (instant: string): string => say.moment(Date.parse(instant));
  const captureRows = useCaptureRows(content);
  const { offence, timeRange, claims, designatedEntity } = content;
  return [
    content.target && [t('caseWords:items.target'), <Locator key="target" locator={content.target} />],
    timeRange && [
      t('caseWords:items.range'),
      t('caseWords:items.seconds', { from: clock(timeRange.fromSeconds), to: clock(timeRange.toSeconds) }),
    ],
    content.accountHandle && [t('caseWords:items.handle'), <bdi key="handle">{content.accountHandle}</bdi>],
    ...captureRows,
    content.contentTypes && [
      t('caseWords:items.categories'),
      say.list(content.contentTypes.map((code) => t(`codes:contentType.${code}`))),
    ],
    offence && [
      t('caseWords:items.offence'),
      `${offence.jurisdiction}, ${offence.provision}. ${offence.elements} ${offence.mentalElement} ${offence.defenceNote}`,
    ],
    content.dangerStatement && [t('caseWords:items.danger'), content.dangerStatement],
    designatedEntity && [t('caseWords:items.entity'), <bdi key="entity">{designatedEntity}</bdi>],
    content.attributionBasis && [t('caseWords:items.basis'), content.attributionBasis],
    content.ideology && [t('caseWords:items.ideology'), t(`codes:ideology.${content.ideology}`)],
    content.harmPathways && [
      t('caseWords:items.harm'),
      `${say.list(content.harmPathways.map((code) => t(`codes:harm.${code}`)))}. ${content.harmText ?? ''}`,
    ],
    content.clause && [t('caseWords:items.clause'), <bdi key="clause">{content.clause}</bdi>],
    claims && [
      t('caseWords:items.claims'),
      <ul key="claims">
        {claims.map((claim) => (
          <li key={claim.text}>
            <strong>{t(`codes:claim.${claim.label}`)}:</strong> {claim.text}
          </li>
        ))}
      </ul>,
    ],
    content.sensitiveCategory && [t('caseWords:items.sensitive'), t(`codes:sensitive.${content.sensitiveCategory}`)],
    content.awareness && [
      t('caseWords:items.awareness'),
      [
        t(`codes:awareness.${content.awareness.value}`),
        content.awareness.preferred && t(`codes:keep.${content.awareness.preferred}`),
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    effectiveAt && [t('caseWords:items.effect'), at(effectiveAt)],
    ...rechecks.map(
      (recheck): Row => [
        at(recheck.seenAt),
        t('caseWords:items.recheck', {
          finding: t(`codes:recheck.${recheck.finding}` as 'codes:recheck.GONE', recheck.finding),
          at: at(recheck.seenAt),
          by: t(recheck.by === 'PLATFORM' ? 'kit:clocks.platform' : 'kit:clocks.unit'),
        }),
      ],
    ),
  ];
}

/** Seconds as a player shows them: 1:05, 1:01:05. */
export function clock(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const tail = String(s).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${tail}` : `${m}:${tail}`;
}
