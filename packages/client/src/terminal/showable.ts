/**
 * Text from outside as it may go to a terminal: on one line, and with control characters and direction marks written
 * out, so that no cell of a list and no answer of a server can move the cursor, hide words or recolour a verdict.
 */
export function showable(text: string): string {
  return text.replace(/[\t\n\r\u0085\p{Zl}\p{Zp}]+/gu, ' ').replace(HIDDEN, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

// Controls, lone surrogates, and format characters save the joiners that scripts and emoji need.
const HIDDEN = /[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;
