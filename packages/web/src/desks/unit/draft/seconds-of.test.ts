import { describe, expect, it } from 'vitest';
import { secondsOf } from './seconds-of.ts';

describe('a time in a recording', () => {
  it('is read as a player shows it', () => {
    expect([secondsOf('65'), secondsOf('1:05'), secondsOf(' 1:01:05 ')]).toEqual([65, 65, 3665]);
  });
  it('is nothing while it is half typed', () => {
    expect([secondsOf(''), secondsOf('1:'), secondsOf('one')]).toEqual([null, null, null]);
  });
});
