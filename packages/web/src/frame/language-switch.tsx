import { ActionIcon, Menu, useDirection } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon.tsx';
import { useLanguage } from '../kit/use-saying.ts';
import { isLanguage, LANGUAGE_FACTS, LANGUAGES } from '../words/language.ts';
import { speak } from '../words/words.ts';

/** Each language by its own name; the direction of writing follows. */
export function LanguageSwitch() {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const { setDirection } = useDirection();
  const choose = async (chosen: string): Promise<void> => {
    if (!isLanguage(chosen)) return;
    await speak(chosen);
    setDirection(LANGUAGE_FACTS[chosen].dir);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`${t('language')}: ${LANGUAGE_FACTS[language].name}`}
        >
          <Icon name="globe" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(chosen) => void choose(chosen)}>
          {LANGUAGES.map((code) => (
            <Menu.RadioItem key={code} value={code} lang={code}>
              {LANGUAGE_FACTS[code].name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
