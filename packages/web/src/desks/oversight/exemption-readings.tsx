import { EXEMPTION_ANSWERS, SENSITIVE_CATEGORIES, type Exemption } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import { EXEMPTION_ORDER } from '../../kit/exemption-order.ts';
import classes from './oversight.module.css';

type Answer = (typeof EXEMPTION_ANSWERS)[number];
type Blind = { readonly exemptions: Partial<Record<Exemption, Answer>>; readonly sensitiveCategory: string };

const blindOf = (item: CaseItem): Blind | null => (item.blind?.reading as Blind | null | undefined) ?? null;
const isCategory = (code: string): code is (typeof SENSITIVE_CATEGORIES)[number] =>
  (SENSITIVE_CATEGORIES as readonly string[]).includes(code);

/** Whether anything in either reading asks for a closer look. */
function isNotable(item: CaseItem): boolean {
  const blind = blindOf(item);
  const sensitive = item.content.sensitiveCategory ?? 'NONE';
  const answers = EXEMPTION_ORDER.map((each) => [item.content.exemptions?.[each]?.answer, blind?.exemptions[each]]);
  const plain = answers.every(([given, other]) => given === 'NO' && (other === undefined || other === 'NO'));
  return !plain || sensitive !== 'NONE' || (blind !== null && blind.sensitiveCategory !== 'NONE');
}

/** The readings of one item: folded where all is NO, open where an answer or a difference asks for a closer look. */
export function ExemptionReadings({ item }: { item: CaseItem }) {
  const { t } = useTranslation('oversight');
  return (
    <details open={isNotable(item)}>
      <summary>
        {t(isNotable(item) ? 'readings.notable' : 'readings.plain')}
        {blindOf(item) && ` ${t('readings.readBlind')}`}
      </summary>
      <Readings item={item} />
    </details>
  );
}

/** Both readings side by side; where they differ, a word says so. */
function Readings({ item }: { item: CaseItem }) {
  const { t } = useTranslation(['oversight', 'kit', 'states', 'codes']);
  const blind = blindOf(item);
  const sensitive = item.content.sensitiveCategory ?? 'NONE';
  const category = (code: string): string => (isCategory(code) ? t(`codes:sensitive.${code}`) : code);
  return (
    <table className={classes.answers}>
      <thead>
        <tr>
          <th scope="col">{t('oversight:readings.question')}</th>
          <th scope="col">{t('oversight:readings.officer')}</th>
          {blind && <th scope="col">{t('oversight:readings.blind')}</th>}
        </tr>
      </thead>
      <tbody>
        {EXEMPTION_ORDER.map((exemption) => {
          const given = item.content.exemptions?.[exemption];
          const other = blind?.exemptions[exemption];
          return (
            <tr key={exemption}>
              <th scope="row">{t(`states:exemption.${exemption}`)}</th>
              <td data-reader={t('oversight:readings.officer')}>
                <strong>{given ? t(`kit:exemptions.${given.answer}`) : '—'}</strong> {given?.evidence}
              </td>
              {blind && (
                <td data-reader={t('oversight:readings.blind')}>
                  {other ? t(`kit:exemptions.${other}`) : '—'}{' '}
                  {other && given && other !== given.answer && (
                    <span className={classes.differs}>{t('oversight:readings.differs')}</span>
                  )}
                </td>
              )}
            </tr>
          );
        })}
        <tr>
          <th scope="row">{t('oversight:readings.sensitive')}</th>
          <td data-reader={t('oversight:readings.officer')}>{category(sensitive)}</td>
          {blind && (
            <td data-reader={t('oversight:readings.blind')}>
              {category(blind.sensitiveCategory)}{' '}
              {blind.sensitiveCategory !== sensitive && (
                <span className={classes.differs}>{t('oversight:readings.differs')}</span>
              )}
            </td>
          )}
        </tr>
      </tbody>
    </table>
  );
}
