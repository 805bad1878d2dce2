export const LANGUAGES = ['en', 'de', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's name in itself, its direction, and the locale in which its numbers and dates are written. */
export const LANGUAGE_FACTS: Record<
  Language,
  { readonly name: string; readonly dir: 'ltr' | 'rtl'; readonly locale: string }
> = {
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  de: { name: 'Deutsch', dir: 'ltr', locale: 'de-DE' },
  // Latin digits: an address, a digest and a case number must read the same on both sides of a conversation.
  ar: { name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-latn' },
};

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text);

const STORED = 'remit-language';

/** The language chosen on this machine, else the first of the browser's that we speak, else English. */
export function initialLanguage(): Language {
  const stored = read();
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Storage forbidden: the choice holds for this visit.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
