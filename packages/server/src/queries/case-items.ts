import { isKeptBlind, type ItemRecord, type Referral, type Side, withoutAnswers } from '@remit/protocol';
import type { Reader } from './reader.ts';

/** The items of a case. Who has to answer blind does not see the others' answers before giving theirs (D6). */
export function itemViews(referral: Referral, reader: Reader) {
  return referral.items.map((item) => itemView(item, referral, reader));
}

const SIDES: Partial<Record<Reader['kind'], Side>> = { LE_UNIT: 'unit', PLATFORM: 'platform', AUDIT: 'audit' };

/** Whether this reader still has to answer what others answered of an item. Who stands on no side reads as oversight. */
export const isBlind = (item: ItemRecord, referral: Referral, { kind, person }: Reader): boolean =>
  isKeptBlind(item, referral, { side: SIDES[kind] ?? 'oversight', person });

function itemView(item: ItemRecord, referral: Referral, reader: Reader) {
  const reread = referral.reread.includes(item.id);
  const answersHidden = isBlind(item, referral, reader);
  return {
    id: item.id,
    content: answersHidden ? withoutAnswers(item.content) : item.content,
    state: item.state,
    stoppedBy: item.stoppedBy ?? null,
    override: item.override ? { reason: item.override.reason } : null,
    reread,
    blind:
      item.blind && !answersHidden
        ? { differs: item.blind.differs, reading: item.blind.reading as unknown as Record<string, unknown> }
        : null,
    answersHidden,
    decision: item.decision ?? null,
    effectiveAt: item.effectiveAt ?? null,
    rechecks: [...(item.rechecks ?? [])],
    correction: item.correction ?? null,
    reinstated: item.reinstated ?? null,
    sample: item.sample
      ? {
          verdict: item.sample.verdict ?? null,
          falseNo: item.sample.falseNo ?? null,
          reading: (item.sample.reading as unknown as Record<string, unknown> | undefined) ?? null,
        }
      : null,
  };
}
