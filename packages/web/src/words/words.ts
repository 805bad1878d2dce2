import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import { initialLanguage, LANGUAGE_FACTS, rememberLanguage, type Language } from './language.ts';

/** English is always there; the others are fetched from our own origin when somebody chooses them. */
const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<object>> = {
  de: async () => (await import('./de/index.ts')).de,
  ar: async () => (await import('./ar/index.ts')).ar,
};

export async function startWords(language: Language = initialLanguage()): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    defaultNS: 'frame',
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  if (language !== 'en') await speak(language);
  return i18next;
}

/** Changes the language of everything at once: words, direction, and what assistive technology is told. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'frame')) {
    const spaces = await LOADERS[language]();
    for (const [space, words] of Object.entries(spaces)) i18next.addResourceBundle(language, space, words);
  }
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGE_FACTS[language].dir;
}
