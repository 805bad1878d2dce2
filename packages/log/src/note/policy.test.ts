import { describe, expect, it } from 'vitest';
import { testSigner } from '../../test/memory-log.ts';
import { formatVerifierKey } from './key.ts';
import { parsePolicy } from './policy.ts';
import { meetsQuorum } from './quorum.ts';

const log = formatVerifierKey(testSigner('remit.example/log', 1).key);
const keys = [2, 3, 4, 5].map((seed) => testSigner(`witness.example/w${seed}`, seed, 'cosignature/v1').key);
const [a, b, c, d] = keys.map(formatVerifierKey) as [string, string, string, string];
const [ka, kb, kc, kd] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0], (typeof keys)[0]];

const FILE = `# police, a platform, and one of two observers
log ${log}\thttps://remit.example

witness A ${a} https://a.example
 witness B ${b}
witness C ${c}
witness D ${d}
group observers any C D
group all-three 2 A B observers
quorum all-three
`;

describe('a policy', () => {
  const policy = parsePolicy(FILE);
  if (!policy.ok) throw new Error(policy.detail);

  it('names logs and witnesses with their addresses', () => {
    expect(policy.value.logs).toMatchObject([{ key: { name: 'remit.example/log' }, url: 'https://remit.example' }]);
    expect(policy.value.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['A', 'https://a.example'],
      ['B', undefined],
      ['C', undefined],
      ['D', undefined],
    ]);
  });

  it('is met by those it asks for, and by nobody else', () => {
    const { quorum } = policy.value;
    expect(meetsQuorum([ka, kb], quorum)).toBe(true);
    expect(meetsQuorum([ka, kd], quorum)).toBe(true);
    expect(meetsQuorum([kc, kd], quorum)).toBe(false);
    expect(meetsQuorum([ka], quorum)).toBe(false);
    expect(meetsQuorum([ka, ka], quorum)).toBe(false);
    expect(meetsQuorum([], quorum)).toBe(false);
  });

  it('may ask for one witness, or for none', () => {
    const one = parsePolicy(`witness A ${a}\nquorum A\n`);
    expect(one.ok && [meetsQuorum([ka], one.value.quorum), meetsQuorum([kb], one.value.quorum)]).toEqual([true, false]);
    const none = parsePolicy('quorum none');
    expect(none.ok && meetsQuorum([], none.value.quorum)).toBe(true);
  });

  it.each([
    ['no quorum', `witness A ${a}\n`],
    ['two quorums', `witness A ${a}\nquorum A\nquorum none\n`],
    ['a quorum that is not defined', 'quorum A\n'],
    ['a group before its members', `group g any A\nwitness A ${a}\nquorum g\n`],
    ['a witness in two groups', `witness A ${a}\ngroup g any A\ngroup h any A\nquorum g\n`],
    ['a group without members', 'group g any\nquorum g\n'],
    ['a number of zero', `witness A ${a}\ngroup g 0 A\nquorum g\n`],
    ['more than there are', `witness A ${a}\ngroup g 2 A\nquorum g\n`],
    ['a name twice', `witness A ${a}\nwitness A ${b}\nquorum A\n`],
    ['a key under two names', `witness A ${a}\nwitness B ${a}\nquorum A\n`],
    ['the name none', `witness none ${a}\nquorum none\n`],
    ['a key of a log as a witness', `witness A ${log}\nquorum A\n`],
    ['a key of a witness as a log', `log ${a}\nquorum none\n`],
    ['an unknown word', 'trust everybody\nquorum none\n'],
    ['a control character', '# \u0007\nquorum none\n'],
    ['a carriage return', '#\r\nquorum none\n'],
    ['a file beyond any measure', `#${'x'.repeat(100_000)}\nquorum none\n`],
    ['a log whose key is none', 'log somebody\nquorum none\n'],
    ['a log twice', `log ${log}\nlog ${log}\nquorum none\n`],
    ['something after the address of a log', `log ${log} https://remit.example more\nquorum none\n`],
    ['a witness that nobody asks for, without its key', `witness A ${log}\nquorum none\n`],
    ['something after the address of a witness', `witness A ${a} https://a.example more\nquorum A\n`],
    ['all of nobody', 'group g all\nquorum g\n'],
    ['a number in another spelling', `witness A ${a}\ngroup g 01 A\nquorum g\n`],
    ['a word for a number', `witness A ${a}\ngroup g most A\nquorum g\n`],
    ['a quorum of two names', `witness A ${a}\nwitness B ${b}\nquorum A B\n`],
  ])('is refused with %s', (_, text) => {
    expect(parsePolicy(text)).toMatchObject({ ok: false, fault: 'policy-malformed' });
  });
});
