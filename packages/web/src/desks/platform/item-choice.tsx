import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseItem, CaseView } from '../../api/index.ts';
import { defang } from '../../kit/defang.ts';

type Props = { view: CaseView; items: readonly CaseItem[]; value: string; onChange: (id: string) => void };

/** Which item an act is about; its address is text here too. */
export function ItemChoice({ view, items, value, onChange }: Props) {
  const { t } = useTranslation('platform');
  return (
    <NativeSelect
      label={t('whichItem')}
      value={value}
      data={items.map((item) => ({
        value: item.id,
        label: `${t('item', { number: view.items.indexOf(item) + 1 })} · ${defang(item.content.locator).slice(0, 60)}`,
      }))}
      onChange={(event) => onChange(event.currentTarget.value)}
      maw="34rem"
    />
  );
}
