import type { EntryStatus } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from '../../kit/state-tag.module.css';

const SHAPE: Record<EntryStatus, string> = {
  NONE: 'draft',
  PROPOSED: 'draft',
  HELD: 'open',
  SHARED: 'done',
  DISPUTED: 'lock',
  QUARANTINED: 'paused',
  ENDED: 'ended',
};

/** The state of an entry: a word in a shape. */
export function EntryTag({ status }: { status: EntryStatus }) {
  const { t } = useTranslation('list');
  return (
    <span className={classes.tag} data-shape={SHAPE[status]}>
      {t(`state.${status}`)}
    </span>
  );
}
