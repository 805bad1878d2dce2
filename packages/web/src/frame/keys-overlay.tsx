import { Modal, Switch } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyBinding } from './key-registry.ts';
import classes from './keys-overlay.module.css';
import { keyRegistry, setSingleKeys } from './use-keys.ts';

const GROUPS = ['here', 'desk', 'everywhere'] as const;

/** Every key that works here, and the switch that turns single keys off. */
export function KeysOverlay({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('frame');
  const bindings = useSyncExternalStore(keyRegistry.subscribe, keyRegistry.list);
  const [single, setSingle] = useState(keyRegistry.singleKeys);
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {GROUPS.map((group) => (
        <KeyGroup
          key={group}
          title={t(`keys.${group}`)}
          bindings={bindings.filter((binding) => (binding.group ?? 'here') === group)}
        />
      ))}
      <p className={classes.harmless}>{t('keys.harmless')}</p>
      <Switch
        label={t('keys.on')}
        description={t('keys.onWhy')}
        checked={single}
        onChange={(event) => {
          setSingle(event.currentTarget.checked);
          setSingleKeys(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}

function KeyGroup({ title, bindings }: { title: string; bindings: readonly KeyBinding[] }) {
  if (bindings.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {bindings.map((binding) => (
          <div key={binding.keys} className={classes.row}>
            <dt>
              <kbd className={classes.key} dir="ltr">
                {binding.keys.replace('mod+', 'Ctrl ').replace('Shift+', 'Shift ').replace('Escape', 'Esc')}
              </kbd>
            </dt>
            <dd className={classes.label}>{binding.label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
