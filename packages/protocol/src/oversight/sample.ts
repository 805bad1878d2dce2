import { sha256 } from '../wire/sha256.ts';
import type { ItemDraft } from '../referral/item.ts';

/**
 * The sample after sending (D1). Whether an item is drawn follows from a checkpoint published after lock 1, so nobody
 * could know it when the lock was held; anybody can recompute it afterwards.
 *
 * @param root the checkpoint's root hash, 64 hexadecimal digits
 * @param share of items to draw, above 0 and up to 1; items answered NO throughout are drawn twice as often
 */
export function isDrawn(
  root: string,
  referralId: string,
  item: { id: string; content: ItemDraft },
  share: number,
): boolean {
  const lot = sha256(new TextEncoder().encode(`remit/sample/v1\n${root}\n${referralId}\n${item.id}`));
  const number = new DataView(lot.buffer).getUint32(0) / 2 ** 32;
  return number < Math.min(1, share * (allNo(item.content) ? 2 : 1));
}

/** All six exemptions and the sensitive category were answered NO: the answers most worth a second look. */
export function allNo(content: ItemDraft): boolean {
  const answers = Object.values(content.exemptions ?? {});
  return (
    (content.sensitiveCategory ?? 'NONE') === 'NONE' &&
    answers.length > 0 &&
    answers.every((answer) => answer.answer === 'NO')
  );
}
