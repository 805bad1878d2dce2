import { linkedReferences, MAX_DUPLICATES, reference, type HeaderDraft, type World } from '@remit/protocol';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../../api/index.ts';
import { type Draft } from './draft.ts';

const WAIT = 500;
type Question = {
  platform: string;
  parameterSet: string | null;
  locators: string[];
  handles: string[];
  references: string[];
};

/** Whole references alone are asked about; what is half typed is no question. */
const asked = (header: HeaderDraft): string[] =>
  linkedReferences(header)
    .filter((name) => reference.safeParse(name).success)
    .slice(0, MAX_DUPLICATES + 1);

/** What the rules need to know of the world while one types. Deconfliction is never part of it (D10). */
export function useDraftingWorld(
  draft: Draft,
  cited: string | null,
): { readonly world: World | null; readonly error: unknown } {
  const locators = [...new Set(draft.items.map(({ own }) => own.locator))].filter(
    (locator) => locator !== '' && locator.length <= 2048,
  );
  const handles = [
    ...new Set(
      [draft.common, ...draft.items.map(({ own }) => own)].flatMap(({ accountHandle }) => accountHandle ?? []),
    ),
  ].filter((handle) => handle !== '' && handle.length <= 120);
  const [question] = useDebouncedValue(
    JSON.stringify({
      platform: draft.platform,
      parameterSet: cited,
      locators,
      handles,
      references: asked(draft.header),
    }),
    WAIT,
  );
  const current = JSON.parse(question) as Question;
  const query = useQuery({
    queryKey: ['drafting-world', current],
    queryFn: ({ signal }) => client.call('draftingWorld', { body: current, signal }),
    enabled: current.platform !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  // The one cast of the screens: the contract leaves unit, platform and counts open, the protocol names their shape.
  const world = query.data
    ? ({ ...query.data, deconfliction: null, formerOrganisations: [] } as unknown as World)
    : null;
  return { world: draft.platform === '' ? null : world, error: query.error };
}
