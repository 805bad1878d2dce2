// Trees as RFC 6962 writes them down, recursively: slow, short, and nothing of packages/log.
import { createHash } from 'node:crypto';

export const sha256 = (...parts) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((p) => Buffer.from(p))))
    .digest();
const split = (n) => 2 ** (Math.ceil(Math.log2(n)) - 1);

/** The hash of a tree over entries. */
export const mth = (d) =>
  d.length === 0
    ? sha256()
    : d.length === 1
      ? sha256([0], d[0])
      : sha256([1], mth(d.slice(0, split(d.length))), mth(d.slice(split(d.length))));
/** The inclusion path of entry m. */
export const path = (m, d) => {
  if (d.length <= 1) return [];
  const k = split(d.length);
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
};
/** The consistency proof of RFC 6962, 2.1.2. */
export const subproof = (m, d, whole) => {
  if (m === d.length) return whole ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), whole), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
};
