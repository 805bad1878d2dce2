/** References as people set them in one line, in the one spelling that they have. */
export const referencesIn = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter((name) => name !== '');
