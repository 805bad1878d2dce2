import type { Gate, GateOutcome } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from './gate-list.module.css';
import { gateTone, type GateTone } from './gate-tone.ts';
import { Icon, type IconName } from './icon.tsx';

/** One finding, already in the reader's words. */
export type GateFinding = {
  readonly code: string;
  readonly sentence: string;
  readonly todo?: string | undefined;
  /** The field it is about, in words, and where it is: the jump focuses it. */
  readonly field?: { readonly name: string; readonly item: string | null; readonly label: string } | undefined;
  readonly item?: string | undefined;
};
export type GateRow = { readonly gate: Gate; readonly outcome: GateOutcome; readonly findings: readonly GateFinding[] };

export type GateListProps = {
  gates: readonly GateRow[];
  onJump?: (field: { name: string; item: string | null }) => void;
  /** How many findings of one gate are listed before the rest is counted; a pasted list may have hundreds. */
  most?: number;
};

const ICON: Record<GateTone, IconName> = {
  passed: 'check',
  open: 'open',
  stopping: 'stop',
  locked: 'lock',
  later: 'circleDash',
};

/** The gates in their order: passed, open or stopping, each with the sentence and a jump to the field that would mend it. */
export function GateList({ gates, onJump, most = 3 }: GateListProps) {
  const { t } = useTranslation(['states', 'kit']);
  return (
    <ol className={classes.gates} aria-label={t('kit:gates.label')}>
      {gates.map(({ gate, outcome, findings }) => {
        const tone = gateTone(outcome);
        return (
          <li key={gate} className={classes.gate} data-tone={tone}>
            <span className={classes.mark}>
              <Icon name={ICON[tone]} size={18} />
            </span>
            <div>
              <div className={classes.head}>
                <span className={classes.name}>
                  <span className={classes.code}>{gate}</span> {t(`states:gate.${gate}`)}
                </span>
                <span className={classes.outcome}>{t(`states:gateOutcome.${outcome}`)}</span>
              </div>
              {tone === 'stopping' && (
                <p className={classes.protects}>
                  {t('kit:gates.protects', { what: t(`states:gateProtects.${gate}`) })}
                </p>
              )}
              <Findings findings={findings} most={most} onJump={onJump} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Findings({
  findings,
  most,
  onJump,
}: {
  findings: readonly GateFinding[];
  most: number;
  onJump: GateListProps['onJump'];
}) {
  const { t } = useTranslation('kit');
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.slice(0, most).map((finding, index) => (
        <li key={`${finding.code}-${index}`}>
          {finding.item && <strong>{finding.item}: </strong>}
          {finding.sentence} {finding.todo && <span className={classes.todo}>{finding.todo}</span>}{' '}
          {finding.field && onJump && (
            <button type="button" className={classes.jump} onClick={() => finding.field && onJump(finding.field)}>
              {t('gates.jump', { field: finding.field.label })}
            </button>
          )}
        </li>
      ))}
      {findings.length > most && <li className={classes.more}>{t('gates.more', { count: findings.length - most })}</li>}
    </ul>
  );
}
