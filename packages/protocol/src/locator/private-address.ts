/**
 * Hosts that the public network does not have. The URL parser has already turned decimal, octal, hexadecimal and short
 * forms of IPv4 into dotted quads, so only that form is read here. The server never fetches a referred address (D9);
 * this keeps such addresses out of what platforms and their tools receive.
 */
type Range4 = readonly [first: number, second: number, bits: number];

// Network as its first two octets (all reserved networks but three are wider than /16).
const RANGES_4: readonly Range4[] = [
  [0, 0, 8],
  [10, 0, 8],
  [100, 64, 10],
  [127, 0, 8],
  [169, 254, 16],
  [172, 16, 12],
  [192, 168, 16],
  [198, 18, 15],
  [224, 0, 3],
];
const RANGES_24: ReadonlySet<string> = new Set(['192.0.0', '192.0.2', '198.51.100', '203.0.113']);

const PRIVATE_SUFFIXES: readonly string[] = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'home.arpa',
  'corp',
  'private',
  'localdomain',
  'in-addr.arpa',
  'ip6.arpa',
  'invalid',
  // Public names that answer with a private address by design.
  'localtest.me',
  'lvh.me',
  'nip.io',
  'sslip.io',
  'xip.io',
];

const DOTTED = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function isPrivate4(host: string): boolean {
  const [first = 0, second = 0] = host.split('.').map(Number);
  if (RANGES_24.has(host.slice(0, host.lastIndexOf('.')))) return true;
  const high = (first << 8) | second;
  return RANGES_4.some(([a, b, bits]) => high >> (16 - bits) === ((a << 8) | b) >> (16 - bits));
}

/** The eight groups of an address as the URL parser writes it, without brackets. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const left = read(head);
  const right = tail === undefined ? [] : read(tail);
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => 0), ...right];
}

const dotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;

function isPrivate6(address: string): boolean {
  const groups = groupsOf(address);
  const [a = 0, b = 0, c = 0, , , f = 0, g = 0, h = 0] = groups;
  const leadingZeros = groups.slice(0, 5).every((group) => group === 0);
  // ::, ::1, the deprecated compatible form and the mapped form ::ffff:a.b.c.d
  if (leadingZeros && (f === 0 || f === 0xffff)) return f === 0 || isPrivate4(dotted(g, h));
  if (a === 0x64 && b === 0xff9b) return isPrivate4(dotted(g, h)); // NAT64
  if (a === 0x2002) return isPrivate4(dotted(b, c)); // 6to4
  if (a === 0x2001 && (b === 0 || b === 0xdb8)) return true; // Teredo, documentation
  return (a & 0xfe00) === 0xfc00 || (a & 0xff80) === 0xfe80 || (a & 0xff00) === 0xff00 || a === 0x100;
}

/** `host` as `URL.hostname` gives it, without a trailing dot. */
export function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return isPrivate6(host.slice(1, -1));
  if (DOTTED.test(host)) return isPrivate4(host);
  // A single label has no place on the public network.
  if (!host.includes('.')) return true;
  return PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix) && host.at(-suffix.length - 1) === '.');
}

export const isAddressLiteral = (host: string): boolean => host.startsWith('[') || DOTTED.test(host);
