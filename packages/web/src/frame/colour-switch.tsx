import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../kit/icon.tsx';

const CHOICES = [
  ['light', 'light', 'sun'],
  ['dark', 'dark', 'moon'],
  ['auto', 'system', 'screen'],
] as const satisfies readonly (readonly [MantineColorScheme, string, IconName])[];

/** Light, dark, or as the system says. */
export function ColourSwitch() {
  const { t } = useTranslation('frame');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const current = CHOICES.find(([scheme]) => scheme === colorScheme) ?? CHOICES[2];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`${t('colours')}: ${t(current[1])}`}>
          <Icon name={current[2]} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('colours')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {CHOICES.map(([scheme, word]) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(word)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
