import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

const line = (value: string | number | null): string => csvOf([[value]]).slice(1, -2);

describe('figures as CSV', () => {
  it('cannot become a formula, whatever an organisation is called', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝'])
      expect(line(`${start}HYPERLINK("x")`)).toBe(`"'${start}HYPERLINK(""x"")"`);
  });

  it('keeps numbers numbers, also negative ones, and leaves suppressed cells empty', () => {
    expect(line(-3)).toBe('-3');
    expect(line(null)).toBe('');
  });

  it('quotes what would break a row', () => {
    expect(line('a,b')).toBe('"a,b"');
    expect(line('plain')).toBe('plain');
  });
});
