/**
 * Ed25519 public keys for which some signature verifies over every message, in each of their spellings (the eight
 * points of small order and their non-canonical encodings). A key among them proves nothing about who signed.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** @param raw 32 bytes of an Ed25519 public key (RFC 8032); the sign of x, which the last bit says, does not matter */
export function isSmallOrder(raw: Uint8Array): boolean {
  const hex = Array.from(raw, (byte, i) => (i === 31 ? byte & 0x7f : byte).toString(16).padStart(2, '0')).join('');
  return SMALL_ORDER.has(hex);
}
