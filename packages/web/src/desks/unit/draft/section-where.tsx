import { NativeSelect } from '@mantine/core';
import { INSTRUMENTS, ITEM_TYPES } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '../../../api/index.ts';
import { AddItems } from './add-items.tsx';
import classes from './draft.module.css';
import { useDraftDesk, useHeaderField, useItemField } from './draft-context.ts';
import { FieldPlace } from './field-box.tsx';
import { ItemsList } from './items-list.tsx';
import { Section } from './section.tsx';
import { PickField, TextField } from './simple-fields.tsx';

/** What and where: the addresses first, because most of the rest follows from them. */
export function SectionWhere({ platforms, saved }: { platforms: readonly Organisation[]; saved: boolean }) {
  const { t } = useTranslation(['draft', 'codes', 'fields']);
  const { draft, change, given, scope } = useDraftDesk();
  const itemType = useItemField('itemType', 'common');
  const templates = given.set?.itemTemplates ?? [];
  return (
    <Section name="where">
      <AddItems platforms={platforms} />
      <ItemsList />
      <div className={classes.pair}>
        <FieldPlace name="platform">
          <NativeSelect
            label={t('fields:name.platform')}
            description={saved ? t('draft:platformFixed') : t('draft:platformHow')}
            value={draft.platform}
            disabled={saved}
            data={[{ value: '', label: '—' }, ...platforms.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => {
              const platform = event.currentTarget.value;
              change((before) => ({ ...before, platform }));
            }}
          />
        </FieldPlace>
        <FieldPlace name="template">
          <NativeSelect
            label={t('draft:template')}
            description={t('draft:templateHow')}
            value={draft.template ?? ''}
            data={[
              { value: '', label: t('draft:templateNone') },
              ...templates.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(event) => {
              const template = event.currentTarget.value || null;
              change((before) => ({ ...before, template }));
            }}
          />
        </FieldPlace>
        <PickField
          name="instrument"
          field={useHeaderField('instrument')}
          options={INSTRUMENTS.map((value) => ({ value, label: t(`codes:instrument.${value}`) }))}
        />
        {(scope === null || draft.items.length < 2) && (
          <PickField
            name="itemType"
            field={itemType}
            options={ITEM_TYPES.map((value) => ({ value, label: t(`codes:itemType.${value}`) }))}
          />
        )}
      </div>
      <TextField name="title" field={useHeaderField('title')} most={120} />
    </Section>
  );
}
