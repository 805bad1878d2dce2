import { useTranslation } from 'react-i18next';
import { ActionButton } from '../kit/action-button.tsx';
import { Page } from './page.tsx';

/** A page that could not be loaded or drawn, as when the service was updated under an open tab. */
export function BrokenPage() {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('broken.title')} lead={t('broken.body')}>
      <ActionButton kind="primary" onClick={() => location.reload()}>
        {t('broken.again')}
      </ActionButton>
    </Page>
  );
}
