import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../words/en/rules.ts';
import { firstBlocked, stand } from './stand.ts';

describe('whether an act is offered', () => {
  beforeAll(() => i18next.init({ lng: 'en', resources: { en: { rules } } }));

  it('is not offered where the role never has it', () => {
    expect(stand({ can: {}, status: 'LOCK2' }, 'ApproveLock2', 'officer')).toEqual({ offered: false });
  });

  it('is offered and blocked with the rule and what would change it', () => {
    const { offered, blocked } = stand(
      { can: { ApproveLock2: 'own-draft' }, status: 'LOCK2' },
      'ApproveLock2',
      'officer',
    );
    expect(offered).toBe(true);
    expect(blocked?.code).toBe('own-draft');
    expect(blocked?.change).not.toBe('');
  });

  it('says the first reason alone', () => {
    expect(firstBlocked(undefined, { sentence: 'a' }, { sentence: 'b' })).toEqual({ sentence: 'a' });
  });
});
