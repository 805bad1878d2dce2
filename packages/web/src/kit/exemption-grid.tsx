import { Textarea } from '@mantine/core';
import type { Exemption, ExemptionAnswers } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import { differing, EXEMPTION_ORDER, EXEMPTION_CHOICES, type ExemptionChoice } from './exemption-order.ts';
import classes from './exemption-grid.module.css';

export type ExemptionDraft = Partial<{
  -readonly [K in keyof ExemptionAnswers]: { answer?: ExemptionChoice; evidence: string };
}>;

export type ExemptionGridProps = {
  value: ExemptionDraft;
  /** Left out, the grid is for reading. */
  onChange?: (value: ExemptionDraft) => void;
  /** Lock 1 answers blind (D6): no evidence is written, the officer's answers are not in view. */
  blind?: boolean;
  /** The other reading, shown beside once both are recorded. */
  other?: Partial<Record<Exemption, ExemptionChoice>>;
  errors?: Partial<Record<Exemption, string>>;
};

/** The six exemptions, each answered yes, no or arguable, with what shows it. */
export function ExemptionGrid({ value, onChange, blind = false, other, errors = {} }: ExemptionGridProps) {
  const { t } = useTranslation(['kit', 'states']);
  const differs = new Set(other ? differing(value, other) : []);
  return (
    <div role="group" aria-label={t('kit:exemptions.label')}>
      {blind && <p className={classes.note}>{t('kit:exemptions.blind')}</p>}
      {EXEMPTION_ORDER.map((exemption) => {
        const name = t(`states:exemption.${exemption}`);
        const given = value[exemption];
        const change = (part: { answer?: ExemptionChoice; evidence?: string }): void =>
          onChange?.({ ...value, [exemption]: { evidence: '', ...given, ...part } });
        return (
          <div key={exemption} className={classes.row} id={`exemption-${exemption}`}>
            <span className={classes.name}>{name}</span>
            {onChange ? (
              <Choice
                label={name}
                value={given?.answer ?? null}
                options={EXEMPTION_CHOICES.map((choice) => ({ value: choice, label: t(`kit:exemptions.${choice}`) }))}
                onChange={(answer) => change({ answer })}
              />
            ) : (
              <strong className={classes.answer}>
                {given?.answer ? t(`kit:exemptions.${given.answer}`) : t('kit:exemptions.unanswered')}
              </strong>
            )}
            {!blind && onChange && (
              <Textarea
                aria-label={t('kit:exemptions.evidenceFor', { name })}
                placeholder={t('kit:exemptions.evidence')}
                value={given?.evidence ?? ''}
                onChange={(event) => change({ evidence: event.currentTarget.value })}
                error={errors[exemption]}
                maxLength={400}
                autosize
                minRows={1}
                className={classes.evidence}
              />
            )}
            {!blind && !onChange && <span className={classes.evidence}>{given?.evidence}</span>}
            {other?.[exemption] && differs.has(exemption) && (
              <span className={classes.differs}>
                {t('kit:exemptions.officer', { answer: t(`kit:exemptions.${other[exemption]}`) })}
              </span>
            )}
          </div>
        );
      })}
      {differs.size > 0 && <p className={classes.note}>{t('kit:exemptions.differs')}</p>}
    </div>
  );
}
