/** How a word is set off. Colour only repeats what the words say. */
export type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly careful: Paint;
}

/** Says whether a stream takes colours: https://no-color.org first, then FORCE_COLOR, then whether people look at it. */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

export function palette(colour: boolean): Palette {
  const paint = (open: number, close: number): Paint => {
    return colour ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text;
  };
  return { bold: paint(1, 22), dim: paint(2, 22), good: paint(32, 39), bad: paint(31, 39), careful: paint(33, 39) };
}
