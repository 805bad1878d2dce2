import { NativeSelect, TextInput } from '@mantine/core';
import { TLP, type Tlp } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem, CaseView } from '../../api/index.ts';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { useGo } from '../../frame/desk-route.ts';
import { ActPanel, Acts, Fields } from '../acting/act-panel.tsx';
import { contribution, GIVEN_KINDS, type GivenKind, printGiven } from './contribution.ts';
import { endOfOpinion } from './end-of-opinion.ts';
import { useGround } from './entry-columns.tsx';
import { GiveEntry } from './give-entry.tsx';

/** Items on which an action was decided: what an opinion can rest on. */
export const sharable = (view: CaseView): readonly CaseItem[] =>
  view.items.filter(
    ({ state, decision }) => decision?.outcome.startsWith('ACT_') && (state === 'DECIDED' || state === 'EFFECTED'),
  );

/** From a decided referral to the shared list with one act; a colleague then confirms it. */
export function SharePanel({ view }: CasePanelProps) {
  const { t } = useTranslation('list');
  const go = useGo();
  const ground = useGround();
  const items = sharable(view);
  const [chosen, setChosen] = useState(items[0]?.id ?? '');
  const [kind, setKind] = useState<GivenKind>('LINK');
  const [digits, setDigits] = useState('');
  const [quality, setQuality] = useState('');
  const [tlp, setTlp] = useState<Tlp>('GREEN');
  const item = items.find(({ id }) => id === chosen) ?? items[0];
  if (!item) return null;
  const reason = item.content.contentTypes?.[0];
  const print = printGiven({ kind, digits, quality }, item.content.locator ?? '');
  const ready = print !== null && reason !== undefined;
  const given = ready
    ? contribution(print, {
        referral: view.id,
        itemId: item.id,
        ground: reason,
        tlp,
        confidence: 90,
        until: endOfOpinion(new Date()),
      })
    : null;
  return (
    <ActPanel title={t('share.title')} say={t('share.say')}>
      <Fields>
        {items.length > 1 && (
          <NativeSelect
            label={t('share.item')}
            value={item.id}
            data={items.map(({ id }, n) => ({ value: id, label: t('share.itemNumber', { n: n + 1 }) }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          label={t('share.kind')}
          value={kind}
          data={GIVEN_KINDS.map((value) => ({ value, label: t(value === 'LINK' ? 'share.ownLink' : `kind.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as GivenKind)}
        />
        {kind !== 'LINK' && (
          <TextInput
            label={t('share.digits')}
            description={t('share.digitsHow')}
            value={digits}
            onChange={(event) => setDigits(event.currentTarget.value)}
            maxLength={80}
            dir="ltr"
          />
        )}
        {kind === 'PDQ' && (
          <TextInput
            label={t('share.quality')}
            value={quality}
            onChange={(event) => setQuality(event.currentTarget.value)}
            maxLength={3}
            inputMode="numeric"
          />
        )}
        <NativeSelect
          label={t('share.tlp')}
          value={tlp}
          data={TLP.map((value) => ({ value, label: t(`tlp.${value}`) }))}
          onChange={(event) => setTlp(event.currentTarget.value as Tlp)}
        />
      </Fields>
      <Acts>
        <GiveEntry
          id={given?.entry ?? ''}
          version={null}
          label={t('share.do')}
          sentence={t('share.says', { ground: ground(reason ?? null) })}
          blocked={given === null ? { sentence: t('share.needs') } : undefined}
          kinds={['ContributeOpinion']}
          act={() => ({ kind: 'ContributeOpinion', data: given!.data })}
          onDone={() => go(`/list/entry/${given!.entry}`)}
        />
      </Acts>
    </ActPanel>
  );
}
