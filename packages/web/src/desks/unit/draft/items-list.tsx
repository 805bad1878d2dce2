import { needsTimeRange } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindingWords } from '../../../case/gate-rows.ts';
import { Icon, type IconName } from '../../../kit/icon.tsx';
import { Locator } from '../../../kit/locator.tsx';
import { itemOf, removeItem, type DraftItem } from './draft.ts';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';
import { OwnFields } from './own-fields.tsx';
import { useLanding } from './use-landing.ts';
import type { RowVerdict } from './verdict.ts';

const ICON: Record<RowVerdict, IconName> = { ready: 'check', open: 'open', stopped: 'stop', lock2: 'lock' };
const FIRST = 25;

/** The addresses, each with its own verdict; what belongs to one of them alone is written below its row. */
export function ItemsList() {
  const { t } = useTranslation('draft');
  const { draft } = useDraftDesk();
  const [all, setAll] = useState(false);
  const land = useLanding('items');
  if (draft.items.length === 0) return null;
  const shown = all ? draft.items : draft.items.slice(0, FIRST);
  return (
    <div>
      <ol className={classes.rows} aria-label={t('rows')}>
        {shown.map((item, index) => (
          <Row key={item.id} item={item} number={index + 1} onRemoved={() => land(index)} />
        ))}
      </ol>
      {shown.length < draft.items.length && (
        <button type="button" className={classes.link} onClick={() => setAll(true)}>
          {t('showAll', { count: draft.items.length })}
        </button>
      )}
    </div>
  );
}

function Row({ item, number, onRemoved }: { item: DraftItem; number: number; onRemoved: () => void }) {
  const { t } = useTranslation('draft');
  const { draft, change, given, scope, setScope } = useDraftDesk();
  const content = itemOf(draft, item, given);
  const open = scope === item.id;
  return (
    <li className={classes.row} id={`row-${item.id}`} data-current={(open && draft.items.length > 1) || undefined}>
      <span className={classes.rowNumber}>{number}</span>
      <div className={classes.rowMain}>
        <Locator locator={content.locator} short={!open} />
        <RowWords id={item.id} />
      </div>
      <span className={classes.rowActs}>
        <button
          type="button"
          className={classes.link}
          aria-expanded={open}
          onClick={() => setScope(open ? null : item.id)}
        >
          {open ? t('row.close') : t('row.edit')} <span className="visually-hidden">{number}</span>
        </button>
        <button
          type="button"
          className={classes.link}
          data-lands="items"
          onClick={() => {
            onRemoved();
            if (open) setScope(null);
            change((before) => removeItem(before, item.id));
          }}
        >
          {t('row.remove')} <span className="visually-hidden">{number}</span>
        </button>
      </span>
      {open && <OwnFields timed={needsTimeRange(content.itemType)} shortLink={isShort(content)} />}
    </li>
  );
}

const isShort = ({
  itemType,
  target,
}: {
  itemType?: string | undefined;
  target?: string | null | undefined;
}): boolean => itemType === 'SHORTLINK' || Boolean(target);

function RowWords({ id }: { id: string }) {
  const { t } = useTranslation('draft');
  const words = useFindingWords();
  const { verdict } = useDraftDesk();
  const row = verdict?.rows.get(id);
  if (!row) return <span className={classes.rowVerdict}>{t('row.unknown')}</span>;
  return (
    <span className={classes.rowVerdict} data-verdict={row.verdict}>
      <Icon name={ICON[row.verdict]} size={15} />
      <span>
        <strong>{t(`row.${row.verdict}`)}</strong>
        {row.finding && <> · {words(row.finding)}</>}
      </span>
    </span>
  );
}
