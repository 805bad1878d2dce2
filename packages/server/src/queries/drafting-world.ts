import { type Actor, baseWorld, normalised, type World } from '@remit/protocol';
import { readCounts, readHistory } from '../store/history.ts';
import { readKnownReferences } from '../store/links.ts';
import { organisationsById } from './organisations.ts';
import { reading, type Store } from './reader.ts';

export type DraftingQuestion = {
  readonly platform: string;
  readonly parameterSet: string | null;
  readonly locators: readonly string[];
  readonly handles: readonly string[];
  readonly references: readonly string[];
};

/**
 * What the gates ask while one types: public state, and the unit's own history. Never deconfliction (D10).
 *
 * @param actor who would give the command: a person's certificate counts, and of a machine key its own term
 */
export async function draftingWorld(
  store: Store,
  actor: Exclude<Actor, { type: 'system' }>,
  question: DraftingQuestion,
) {
  const { organisation: unit } = actor;
  const { platform, handles } = question;
  return reading(store, actor, async (client) => {
    const parties = await organisationsById(client);
    const { rows } = await client.query<{ now: string }>('SELECT now() AS now');
    const at = rows[0]!.now;
    const cited = question.parameterSet ?? undefined;
    const world = baseWorld(parties, { cited, unit, platform, actor, at });
    const windowDays = world.platform.card?.strikePolicy?.windowDays ?? 365;
    return {
      unit: world.unit,
      // Who works at the platform is not the unit's to know (D11), and no gate asks.
      platform: { ...world.platform, people: [] },
      parameterSet: world.parameterSet,
      certifiedUntil: world.certifiedUntil,
      history: copied(await readHistory(client, store.custody, unit, question.locators.map(normalised))),
      knownReferences: await readKnownReferences(client, unit, platform, question.references),
      counts: await readCounts(client, store.custody, { unit, platform, importId: null, handles, windowDays, at }),
      oversight: [...world.oversight],
    };
  });
}

const copied = (history: World['history']) =>
  Object.fromEntries(Object.entries(history).map(([locator, outcomes]) => [locator, [...outcomes]]));
