import { Tooltip } from '@mantine/core';
import type { ItemState, Status } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import classes from './state-tag.module.css';

/** Five shapes, so that a state is told by word and shape and never by colour. */
type TagShape = 'draft' | 'lock' | 'open' | 'paused' | 'done' | 'ended';

const STATUS_SHAPE: Record<Status, TagShape> = {
  NONE: 'draft',
  DRAFT: 'draft',
  LOCK1: 'lock',
  LOCK2: 'lock',
  READY: 'open',
  SENT: 'open',
  DELIVERED: 'open',
  ACKNOWLEDGED: 'open',
  UNDER_REVIEW: 'open',
  CLARIFY: 'paused',
  HELD: 'paused',
  DECIDED: 'done',
  EFFECTED: 'done',
  NOTICED: 'done',
  MONITORED: 'done',
  CLOSED: 'ended',
  STOPPED: 'ended',
  REFUSED_L2: 'ended',
  WITHDRAWN: 'ended',
  EXPIRED: 'ended',
  CEASED: 'ended',
};

const ITEM_SHAPE: Record<ItemState, TagShape> = {
  DRAFT: 'draft',
  STOPPED: 'ended',
  NARROWED_OUT: 'ended',
  PENDING: 'open',
  DECIDED: 'done',
  EFFECTED: 'done',
  REINSTATED: 'done',
  UNANSWERED: 'ended',
  WITHDRAWN: 'ended',
  CEASED: 'ended',
};

/** A referral's state: a word in a shape, its meaning on focus or hover. */
export function StateTag({ status }: { status: Status }) {
  const { t } = useTranslation('states');
  return (
    <Tooltip label={t(`meaning.${status}`)} w={240}>
      <span className={classes.tag} data-shape={STATUS_SHAPE[status]}>
        {t(`status.${status}`)}
      </span>
    </Tooltip>
  );
}

/** The state of one item (D24). */
export function ItemStateTag({ state }: { state: ItemState }) {
  const { t } = useTranslation('states');
  return (
    <span className={classes.tag} data-shape={ITEM_SHAPE[state]}>
      {t(`item.${state}`)}
    </span>
  );
}
