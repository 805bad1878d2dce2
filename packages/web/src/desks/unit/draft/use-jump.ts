import { isOwn } from './draft.ts';
import { useDraftDesk } from './draft-context.ts';
import { focusField } from './field-box.tsx';

/** From a finding to its field: opens the item where the field stands with that item alone, then focuses it. */
export function useJump(): (field: { name: string; item: string | null }) => void {
  const { draft, setScope } = useDraftDesk();
  return ({ name, item }) => {
    const root = name.split('.')[0] ?? name;
    const written = draft.items.find(({ id }) => id === item);
    const stands = isOwn(root) || root === 'accountHandle' || (written !== undefined && root in written.own);
    if (item !== null) setScope(stands ? item : draft.items.length === 1 ? item : null);
    // The item's own fields are drawn first.
    requestAnimationFrame(() => requestAnimationFrame(() => focusField(name)));
  };
}
