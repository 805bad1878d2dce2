/**
 * Letters that can be taken for a Latin one in a host name: an extract of Unicode's confusables for the scripts that
 * are used to imitate names (Cyrillic, Greek, Armenian, Cherokee, Latin extensions). It misses whole-word likenesses
 * such as `cl` for `d`, and scripts whose letters seldom pass for Latin.
 */
const PAIRS: Readonly<Record<string, string>> = {
  a: 'аɑαạ',
  b: 'ьƅЬ',
  c: 'сϲⅽ',
  d: 'ԁɗⅾ',
  e: 'еҽє',
  f: 'ƒẝ',
  g: 'ɡɢց',
  h: 'һհ',
  i: 'іιıɩյ',
  j: 'јϳ',
  k: 'κкҝ',
  l: 'ӏⅼɭ',
  m: 'мⅿ',
  n: 'ոπпη',
  o: 'оοօσ',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гɾ',
  s: 'ѕʂ',
  t: 'тτ',
  u: 'υսʋц',
  v: 'νѵⅴ',
  w: 'ԝωѡա',
  x: 'хχⅹ',
  y: 'уγүу',
  z: 'ᴢʐ',
};

const TO_LATIN = new Map<string, string>();
for (const [latin, others] of Object.entries(PAIRS)) for (const other of others) TO_LATIN.set(other, latin);

/** Each letter as the Latin one it resembles; letters that resemble none stay. */
export const latinised = (text: string): string => [...text].map((char) => TO_LATIN.get(char) ?? char).join('');

/** A form that is equal for names that look alike: marks dropped, `0` as `o`, `1` and `i` as `l`, `rn` as `m`, `vv` as `w`. */
export function skeleton(text: string): string {
  const plain = /^[\0-\x7f]*$/.test(text);
  const letters = plain ? text : latinised(text.normalize('NFD').replace(/\p{M}/gu, ''));
  return letters.replace(/0/g, 'o').replace(/[1i|]/g, 'l').replace(/rn/g, 'm').replace(/vv/g, 'w');
}
