import type { ItemRecord, Referral } from '@remit/protocol';
import type { Reader } from './reader.ts';

/** The items of a case. At lock 1 a supervisor does not see the officer's answers before giving theirs (D6). */
export function itemViews(referral: Referral, reader: Reader) {
  return referral.items.map((item) => itemView(item, referral, reader));
}

function itemView(item: ItemRecord, referral: Referral, reader: Reader) {
  const reread = referral.reread.includes(item.id);
  const answersHidden =
    referral.status === 'LOCK1' &&
    reread &&
    !item.blind &&
    reader.kind === 'LE_UNIT' &&
    !referral.authors.includes(reader.person ?? '');
  const { exemptions: _exemptions, sensitiveCategory: _category, ...without } = item.content;
  return {
    id: item.id,
    content: answersHidden ? without : item.content,
    state: item.state,
    stoppedBy: item.stoppedBy ?? null,
    override: item.override ? { reason: item.override.reason } : null,
    reread,
    blind: item.blind
      ? { differs: item.blind.differs, reading: item.blind.reading as unknown as Record<string, unknown> }
      : null,
    answersHidden,
    decision: item.decision ?? null,
    effectiveAt: item.effectiveAt ?? null,
    rechecks: [...(item.rechecks ?? [])],
    correction: item.correction ?? null,
    reinstated: item.reinstated ?? null,
    sample: item.sample ? { verdict: item.sample.verdict ?? null, falseNo: item.sample.falseNo ?? null } : null,
  };
}
