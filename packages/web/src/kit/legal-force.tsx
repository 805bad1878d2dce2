import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon.tsx';
import classes from './legal-force.module.css';

/** What a message does to its reader. Today's instruments are the first two; notice and order differ in every respect. */
export type Force = 'voluntary' | 'information' | 'notice' | 'order';

const ICON: Record<Force, IconName> = { voluntary: 'hand', information: 'info', notice: 'notice', order: 'order' };
const FORCE_OF: Record<'VOLUNTARY_ITEM' | 'VOLUNTARY_ACCOUNT' | 'INFORMATION_ONLY', Force> = {
  VOLUNTARY_ITEM: 'voluntary',
  VOLUNTARY_ACCOUNT: 'voluntary',
  INFORMATION_ONLY: 'information',
};

/** The force of an instrument (C0.1, D18). */
export const forceOf = (instrument: keyof typeof FORCE_OF): Force => FORCE_OF[instrument];

/** Legal force in word, icon and frame. `short` leaves the sentence out, for rows; a case page shows it whole. */
export function LegalForce({ force, short = false }: { force: Force; short?: boolean }) {
  const { t } = useTranslation('states');
  const word = (
    <span className={classes.word}>
      <Icon name={ICON[force]} size={short ? 16 : 20} />
      {t(`force.${force}`)}
    </span>
  );
  if (short) {
    return (
      <span className={classes.short} data-force={force}>
        {word}
      </span>
    );
  }
  return (
    <div className={classes.full} data-force={force}>
      {word}
      <p className={classes.meaning}>{t(`forceMeaning.${force}`)}</p>
    </div>
  );
}
