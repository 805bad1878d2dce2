import { type Actor, baseWorld, normalised, type World } from '@remit/protocol';
import { readCounts, readHistory } from '../store/history.ts';
import { organisationsById } from './organisations.ts';
import { reading, type Reader, type Store } from './reader.ts';

export type DraftingQuestion = {
  readonly platform: string;
  readonly parameterSet: string | null;
  readonly locators: readonly string[];
  readonly handles: readonly string[];
};

/** What the gates ask while one types: public state, and the unit's own history. Never deconfliction (D10). */
export async function draftingWorld(store: Store, reader: Reader, question: DraftingQuestion) {
  const { organisation: unit } = reader;
  const { platform, handles } = question;
  return reading(store, reader, async (client) => {
    const parties = await organisationsById(client);
    const { rows } = await client.query<{ now: string }>('SELECT now() AS now');
    const at = rows[0]!.now;
    const cited = question.parameterSet ?? undefined;
    const world = baseWorld(parties, { cited, unit, platform, actor: actorOf(reader), at });
    const windowDays = world.platform.card?.strikePolicy?.windowDays ?? 365;
    return {
      unit: world.unit,
      // Who works at the platform is not the unit's to know (D11), and no gate asks.
      platform: { ...world.platform, people: [] },
      parameterSet: world.parameterSet,
      certifiedUntil: world.certifiedUntil,
      history: copied(await readHistory(client, store.custody, unit, question.locators.map(normalised))),
      counts: await readCounts(client, store.custody, { unit, platform, importId: null, handles, windowDays, at }),
      oversightAppointed: world.oversightAppointed,
    };
  });
}

/** A key's certificate is its own term, which only the command itself can look up; here it is not known. */
const actorOf = ({ organisation, person, role }: Reader): Actor =>
  person === null ? { type: 'key', key: '', organisation, role } : { type: 'person', person, organisation, role };

const copied = (history: World['history']) =>
  Object.fromEntries(Object.entries(history).map(([locator, outcomes]) => [locator, [...outcomes]]));
