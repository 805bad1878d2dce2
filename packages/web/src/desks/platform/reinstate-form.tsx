import { NativeSelect } from '@mantine/core';
import { REINSTATEMENT_SOURCES } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { ItemChoice } from './item-choice.tsx';
import classes from './platform.module.css';

type Source = (typeof REINSTATEMENT_SOURCES)[number];

/** Putting an item back, and why: it lowers the accuracy of what led to the action. */
export function ReinstateForm({ view }: CasePanelProps) {
  const { t } = useTranslation(['platform', 'codes']);
  const items = view.items.filter(({ state }) => state === 'EFFECTED');
  const [itemId, setItem] = useState(items[0]?.id ?? '');
  const [source, setSource] = useState<Source | ''>('');
  const [note, setNote] = useState('');
  const missing = useMissing()({
    [t('platform:reinstate.source')]: source !== '',
    [t('platform:reinstate.note')]: isGiven(note, 3),
  });
  return (
    <>
      <p className={classes.quiet}>{t('platform:reinstate.lead')}</p>
      <ItemChoice view={view} items={items} value={itemId} onChange={setItem} />
      <NativeSelect
        label={t('platform:reinstate.source')}
        value={source}
        data={[
          { value: '', label: t('platform:decide.choose') },
          ...REINSTATEMENT_SOURCES.map((value) => ({ value, label: t(`codes:reinstatement.${value}`) })),
        ]}
        onChange={(event) => setSource(event.currentTarget.value as Source | '')}
        maw="26rem"
      />
      <ProseField label={t('platform:reinstate.note')} value={note} onChange={setNote} least={3} most={600} />
      <Acts>
        <ConfirmAct
          on={view}
          label={t('platform:reinstate.label')}
          sentence={t('platform:reinstate.sentence', { unit: view.unit.name })}
          entries={[
            {
              key: 'item',
              what: t('platform:reinstate.title'),
              recorded: source === '' ? '' : t(`codes:reinstatement.${source}`),
              reason: note,
            },
          ]}
          blocked={firstBlocked(stand(view, 'ReinstateItem', 'analyst').blocked, missing)}
          acts={() => [{ kind: 'ReinstateItem', data: { itemId, source: source as Source, note: note.trim() } }]}
        />
      </Acts>
    </>
  );
}
