import { useTranslation } from 'react-i18next';
import { Choice } from '../../../kit/choice.tsx';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';

/** With several items: says for which of them the fields below are being written, and lets one go its own way. */
export function ScopeBar() {
  const { t } = useTranslation('draft');
  const { draft, scope, setScope } = useDraftDesk();
  if (draft.items.length < 2) return null;
  const index = draft.items.findIndex(({ id }) => id === scope);
  return (
    <div className={classes.scope}>
      <p>{t('scope.label')}</p>
      <Choice
        label={t('scope.label')}
        value={index < 0 ? 'all' : 'one'}
        options={[
          { value: 'all', label: t('scope.all', { count: draft.items.length }) },
          { value: 'one', label: t('scope.one', { item: index < 0 ? 1 : index + 1 }) },
        ]}
        onChange={(choice) => setScope(choice === 'all' ? null : (draft.items[Math.max(0, index)]?.id ?? null))}
      />
    </div>
  );
}
