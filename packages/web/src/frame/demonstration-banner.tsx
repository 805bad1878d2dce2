import { useTranslation } from 'react-i18next';
import classes from './demonstration-banner.module.css';
import { useService, useSession } from './session.ts';

/** On every page of a demonstration: nobody shall take made-up people for real ones. */
export function DemonstrationBanner() {
  const { t } = useTranslation('frame');
  const { demonstration } = useService();
  const session = useSession();
  if (!demonstration) return null;
  return (
    <aside aria-label={t('demonstrationLabel')} className={classes.banner}>
      {t('demonstration')} {session?.softwareKeys && t('software')}
    </aside>
  );
}
