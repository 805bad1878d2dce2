import { useTranslation } from 'react-i18next';
import { useSaying } from '../kit/use-saying.ts';

/** A reason that is nothing but codes, as a gate's own stop records it, in words; anything else as it was written. */
export function useCoded(): (text: string) => string {
  const { t, i18n } = useTranslation('codes');
  const say = useSaying();
  return (text) => {
    const parts = text.split(', ');
    const known = parts.every((part) => i18n.exists(`codes:contentType.${part}`));
    return known ? say.list(parts.map((part) => t(`contentType.${part}` as 'contentType.HATE'))) : text;
  };
}
