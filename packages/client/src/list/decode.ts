export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  readonly encoding: Encoding;
  /** Without byte order mark; unreadable bytes as U+FFFD. */
  readonly text: string;
}

/**
 * Turns the bytes of a list into text. Spreadsheets write what their owner's system prefers and rarely say so: a byte
 * order mark is believed, then the pattern of zero bytes that UTF-16 leaves in addresses, then UTF-8 where it is
 * valid, and last Windows-1252, in which every byte means something.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = byMark(bytes) ?? byZeros(bytes) ?? byValidity(bytes);
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

// Addresses are ASCII: in UTF-16 every second byte of theirs is zero, and on one side only.
function byZeros(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (half < 2) return null;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return null;
}

/** UTF-8 also where a few characters are damaged: guessing anew would garble all the sound ones. */
function byValidity(bytes: Uint8Array): Encoding {
  const text = new TextDecoder('utf-8').decode(bytes);
  let lost = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) beyondAscii += 1;
    if (unit === 0xfffd) lost += 1;
  }
  return lost * 10 < beyondAscii || lost === 0 ? 'utf-8' : 'windows-1252';
}
