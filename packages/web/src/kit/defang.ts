/** Characters that change how an address looks without being seen: shown, never obeyed. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;

/**
 * An address in a form that no program turns into a link: `hxxps://archive[.]example/details/x`.
 * Handles, message ids and other locators without a host keep their letters; dots inside a would-be host are bracketed.
 */
export function defang(locator: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/isu.exec(locator);
  if (!match) return locator.replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '[.]');
  const [, scheme = '', host = '', rest = ''] = match;
  const safe = scheme.replace(/^http/iu, 'hxxp').replace(/^ftp/iu, 'fxp');
  return `${safe}://${host.replaceAll('.', '[.]').replaceAll('@', '[@]')}${rest}`;
}

export type LocatorPart = { readonly text: string; readonly hidden: boolean };

/** The address in parts, so that each hidden character can be shown as its code point. */
export function locatorParts(text: string): readonly LocatorPart[] {
  const parts: LocatorPart[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), hidden: false });
    parts.push({ text: codePoint(match[0]), hidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hidden: false });
  return parts;
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
