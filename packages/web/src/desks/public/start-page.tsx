import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';

/** Where a visitor arrives: what Remit is, in three sentences, before any number or sign-in. */
export function StartPage() {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('title')} lead={t('start.lead')}>
      <p>{t('start.what')}</p>
    </Page>
  );
}
