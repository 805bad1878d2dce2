/** A table of a specification: a heading and rows of plain text. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export const code = (word: string): string => `\`${word}\``;
export const codes = (words: readonly string[]): string => (words.length === 0 ? '–' : words.map(code).join(' '));
/** A link to a section of the file itself, or of a neighbour. */
export const section = (spec: string, file: string): string => {
  const [page = '', anchor = ''] = spec.split('#');
  return `[${anchor}](${page === file ? '' : `${page}.md`}#${anchor})`;
};

/** As Markdown, one line a row. */
export const markdownOf = ({ header, rows }: Table): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
