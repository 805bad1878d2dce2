import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../refusals.ts';
import { markdownOf, PARTY_TABLES, partyCells } from './index.ts';

const spec = readFileSync(new URL('../../../../spec/parties-and-keys.md', import.meta.url), 'utf8');
const headings = new Set(
  [...spec.matchAll(/^#+ (.+)$/gm)].map((found) => String(found[1]).toLowerCase().replaceAll(' ', '-')),
);

describe('the specification says what the code does', () => {
  it.each(Object.entries(PARTY_TABLES))('its table %s is the one of the code', (name, table) => {
    const between = spec.split(`<!-- generated:${name} -->`)[1]?.split('<!-- /generated -->')[0];
    expect(between?.trim()).toBe(markdownOf(table()));
  });
  it('has a section for every cell and refusal that names one', () => {
    const named = [...partyCells().map(({ cell }) => cell.spec), ...Object.values(REFUSALS).map((row) => row.spec)];
    const ours = named
      .filter((section) => section.startsWith('parties-and-keys#'))
      .map((section) => section.split('#')[1]);
    expect(ours.filter((section) => !headings.has(section ?? ''))).toEqual([]);
  });
});
