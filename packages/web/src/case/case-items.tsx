import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../kit/use-saying.ts';
import type { CaseItem, CaseView } from '../api/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Locator } from '../kit/locator.tsx';
import { ItemStateTag } from '../kit/state-tag.tsx';
import classes from './case.module.css';
import { ItemDetails } from './item-details.tsx';
import { useWords } from './use-words.ts';
import { useReader } from '../api/use-reader.ts';
import { sayGate } from '../words/say-rule.ts';

const FIRST = 20;

/** The items in their order: address, state, what was decided; everything else behind "Details". */
export function CaseItems({ view }: { view: CaseView }) {
  const { t } = useTranslation('caseWords');
  const [all, setAll] = useState(false);
  const shown = all ? view.items : view.items.slice(0, FIRST);
  if (view.items.length === 0) return <EmptyState title={t('items.none')}>{t('items.noneHow')}</EmptyState>;
  return (
    <>
      <p className={classes.quiet}>{t('items.count', { count: view.items.length })}</p>
      <ol className={classes.items}>
        {shown.map((item, index) => (
          <ItemRow key={item.id} item={item} number={index + 1} open={view.items.length === 1} />
        ))}
      </ol>
      {shown.length < view.items.length && (
        <p>
          <button type="button" className={classes.link} onClick={() => setAll(true)}>
            {t('items.showAll', { count: view.items.length })}
          </button>
        </p>
      )}
    </>
  );
}

function ItemRow({ item, number, open: openFirst }: { item: CaseItem; number: number; open: boolean }) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const say = useSaying();
  const [open, setOpen] = useState(openFirst);
  const { content } = item;
  return (
    <li className={classes.item} id={`item-${item.id}`}>
      <div className={classes.itemHead}>
        <span className={classes.number}>{number}</span>
        <div className={classes.itemMain}>
          <Locator locator={content.locator} />
          <div className={classes.itemMeta}>
            <ItemStateTag state={item.state} />
            {content.itemType && <span>{t(`codes:itemType.${content.itemType}`)}</span>}
            {content.contentTypes && (
              <span className={classes.quiet}>
                {say.list(content.contentTypes.map((code) => t(`codes:contentType.${code}`)))}
              </span>
            )}
            <Marks item={item} />
          </div>
          <Decision item={item} />
        </div>
        <button
          type="button"
          className={classes.link}
          aria-expanded={open}
          aria-controls={`details-${item.id}`}
          onClick={() => setOpen(!open)}
        >
          {open ? t('caseWords:items.hide') : t('caseWords:items.details')}
          <span className="visually-hidden"> {number}</span>
        </button>
      </div>
      <div id={`details-${item.id}`} hidden={!open}>
        {open && <ItemDetails item={item} />}
      </div>
    </li>
  );
}

/** What is out of the ordinary about an item. */
function Marks({ item }: { item: CaseItem }) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const reader = useReader();
  const { stoppedBy, override, blind, reread, correction, reinstated, sample } = item;
  const marks = [
    stoppedBy && `${t('caseWords:items.stopped', { gate: stoppedBy.gate })}: ${sayGate(stoppedBy.code, reader)}`,
    override && t('caseWords:items.override', { reason: override.reason }),
    reread && (blind ? t('caseWords:items.read') : t('caseWords:items.reread')),
    blind?.differs && t('caseWords:items.differs'),
    correction &&
      t('caseWords:items.corrected', {
        cause: t(`codes:correction.${correction.cause}` as 'codes:correction.WRONG_ITEM', correction.cause),
      }),
    reinstated &&
      t('caseWords:items.reinstated', {
        source: t(`codes:reinstatement.${reinstated.source}` as 'codes:reinstatement.COURT', reinstated.source),
      }),
    sample?.verdict && t(`caseWords:items.${sample.verdict}` as 'caseWords:items.SOUND'),
  ].filter((mark): mark is string => Boolean(mark));
  return marks.map((mark) => (
    <span key={mark} className={classes.flagged}>
      {mark}
    </span>
  ));
}

function Decision({ item: { decision } }: { item: CaseItem }) {
  const { t } = useTranslation('caseWords');
  const words = useWords();
  if (!decision) return null;
  return (
    <p className={classes.quote}>
      <strong>
        {t('items.decided')}: {words.outcome(decision.outcome)}
        {decision.clause && <> · {decision.clause}</>}
      </strong>{' '}
      {decision.reason}
    </p>
  );
}
