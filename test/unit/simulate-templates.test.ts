import {
  citation,
  type HeaderDraft,
  inheritHeader,
  inheritItem,
  type ItemDraft,
  NONE,
  type Referral,
  runGates,
} from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { world } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { cardOf } from '../../tools/simulate/people/cards.ts';
import { UNITS, type UnitId } from '../../tools/simulate/people/organisations.ts';
import { parameterSetOf } from '../../tools/simulate/people/parameter-sets.ts';

const AT = '2026-11-22T09:00:00.000Z';

/** What an officer types for a new item: eight things, beside ticking that it is in good faith. */
const typedHeader: HeaderDraft = {
  title: 'Call for an attack on a market',
  publicGist: 'A video assessed as such a call.',
  goodFaith: true,
};
const typedItem = (type: string | undefined): ItemDraft => ({
  locator: 'https://lantern.example/watch/mabc',
  ...(type === 'VIDEO' ? { timeRange: { fromSeconds: 12, toSeconds: 40 } } : { quotedPassage: '[withheld]' }),
  dangerStatement: 'It names a day.',
  harmText: 'Shared in two channels.',
  claims: [{ label: 'FACT', text: 'The day is named.' }],
});

const cases = (['nru', 'bru'] as UnitId[]).flatMap((unit) => {
  const set = parameterSetOf(unit, '2026-09-01T00:00:00.000Z', AT);
  return set.itemTemplates.map((template) => [unit, template.id, set, template] as const);
});

describe('what the demonstration’s parameter sets fill in', () => {
  it.each(cases.filter(([, id]) => id !== 'account' && id !== 'listed-group-media'))(
    'with the template of %s for %s, eight typed things pass every gate (D21)',
    (unit, _, set, template) => {
      const header = inheritHeader({ ...typedHeader, parameterSet: citation(set) }, set.headerDefaults);
      const content = inheritItem(typedItem(template.item.itemType), template.item);
      const referral: Referral = {
        ...NONE,
        status: 'DRAFT',
        unit,
        platform: 'lantern',
        authors: [`${unit}-officer-1`],
        header,
        items: [{ id: '01K00000000000000000000001', content, state: 'DRAFT' }],
      };
      const base = world();
      const scene = world({
        unit: { ...base.unit, id: unit, state: UNITS[unit].jurisdiction },
        platform: { ...base.platform, id: 'lantern', card: { ...cardOf('lantern', AT) } },
        parameterSet: { ...set, approvals: [{ organisation: unit, at: AT }] },
        certifiedUntil: '2027-09-01T00:00:00.000Z',
      });
      const { findings } = runGates(referral, scene, { at: AT, deconfliction: false });
      expect(findings).toEqual([]);
    },
  );
});
