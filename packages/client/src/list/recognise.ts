/**
 * Tells files that are no lists by their first bytes, so that a person who drops a spreadsheet or a PDF hears what to
 * do instead of seeing ten thousand unreadable rows.
 */
const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a compressed file (gzip)'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a compressed file (zstd)'],
  [[0x42, 0x5a, 0x68], 'a compressed file (bzip2)'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a database'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x4d, 0x5a, 0x90], 'a program'],
  [[0x00, 0x00, 0xfe, 0xff], 'text in UTF-32'],
  [[0xff, 0xfe, 0x00, 0x00], 'text in UTF-32'],
];

const ZIP = [0x50, 0x4b];
const ZIP_CONTENTS: readonly (readonly [name: string, what: string])[] = [
  ['xl/', 'an Excel workbook'],
  ['opendocument.spreadsheet', 'a LibreOffice spreadsheet'],
  ['Index/', 'a Numbers document'],
  ['word/', 'a Word document'],
  ['opendocument.text', 'a LibreOffice document'],
];

/** Says what a file is that holds no plain text, such as `an Excel workbook`; null where it may be text. */
export function notText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) < 9) return zipKind(bytes);
  return SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null;
}

/** The same for files that are text, but of another kind than a list. */
export function notList(text: string): string | null {
  const start = text.slice(0, 2000).trimStart();
  if (/^<(?:!doctype|html|\?xml|head|table|body)\b/iu.test(start)) return 'a web page or XML file';
  if (start.startsWith('{\\rtf')) return 'a document in rich text';
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/u.test(start)) return 'a JSON file';
  return null;
}

/** Says whether decoded text holds characters that text does not have. */
export function hasBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const start = text.slice(0, 8192);
  return (start.match(CONTROLS)?.length ?? 0) * 20 > start.length;
}

const CONTROLS = new RegExp('[\\u0001-\\u0008\\u000e-\\u001f\\u007f]', 'gu');

// Names stand uncompressed in an archive: in its local headers and again in the directory at its end.
function zipKind(bytes: Uint8Array): string {
  const latin = new TextDecoder('latin1');
  const names = latin.decode(bytes.subarray(0, 65_536)) + latin.decode(bytes.subarray(-65_536));
  return ZIP_CONTENTS.find(([name]) => names.includes(name))?.[1] ?? 'a ZIP archive';
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
