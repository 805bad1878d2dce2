import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from './page.tsx';

/** An address that leads nowhere, or to what this desk cannot see: the two look alike on purpose. */
export function MissingPage() {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('missing.title')} lead={t('missing.body')}>
      <Link to="/">{t('missing.go')}</Link>
    </Page>
  );
}
