import { EXEMPTIONS, type Header, type Item, LOCK2_QUESTIONS } from '@remit/protocol';
import { completeHeader, completeItem } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { type BundleWorld, person } from './world.ts';

const OFFICER = person('nru', 'officer-1', 'LE_OFFICER');
const SUPERVISOR = person('nru', 'supervisor-1', 'LE_SUPERVISOR');
const REVIEWER = person('oversight', 'reviewer-1', 'LOCK_REVIEWER');
const CHIEF = person('oversight', 'chief-1', 'LOCK_CHIEF');
const SYSTEM = (rule: 'send-when-locked' | 'deliver-to-inbox') => ({ type: 'system', rule }) as const;

const reading = { exemptions: Object.fromEntries(EXEMPTIONS.map((each) => [each, 'NO'])), sensitiveCategory: 'NONE' };
const answers = (met: boolean) =>
  Object.fromEntries(LOCK2_QUESTIONS.map((each) => [each, { met, reason: 'Considered with care.' }]));
const EVERYWHERE: Header['territory'] = { kind: 'global', reason: 'Copies are mirrored in every state.' };

const header = (patch: Partial<Header> = {}): Header =>
  completeHeader({
    parameterSet: 'nru-ct@1',
    legalPower: 'TA-2006-REFERRAL',
    territory: { kind: 'states', states: ['GB'] },
    ...patch,
  });
const item = (n: number, patch: Partial<Item> = {}): Item => {
  const made = completeItem(n, patch);
  const locator = patch.locator ?? `https://lantern.example/watch/clip-${String(n).padStart(4, '0')}`;
  return { ...made, locator, clause: 'LV-1', offence: made.offence && { ...made.offence, jurisdiction: 'GB' } };
};

type Draft = { readonly patch?: Partial<Header>; readonly items?: readonly Item[] };

/** A case as far as lock 1, by way of the real writer. */
export async function locked(world: BundleWorld, { patch = {}, items = [item(1)] }: Draft = {}): Promise<string> {
  const id = world.newId();
  const drafted = items.map((content) => ({ id: world.newId(), content }));
  const data = { platform: 'lantern', header: header(patch), items: drafted, importId: null };
  await world.act(OFFICER, 'CreateDraft', id, data);
  await world.act(OFFICER, 'SubmitDraft', id, {});
  await readAndApprove(world, id);
  return id;
}

async function readAndApprove(world: BundleWorld, id: string): Promise<void> {
  const { reread } = await world.state(id);
  for (const itemId of reread) await world.act(SUPERVISOR, 'RecordBlindReading', id, { itemId, reading });
  await world.act(SUPERVISOR, 'ApproveLock1', id, { digest: (await world.state(id)).digest });
}

export async function sent(world: BundleWorld, id: string): Promise<string> {
  await world.act(SYSTEM('send-when-locked'), 'Send', id, {});
  await world.act(SYSTEM('deliver-to-inbox'), 'RecordDelivery', id, { channel: 'IN_APP' });
  return id;
}

const digestOf = async (world: BundleWorld, id: string) => (await world.state(id)).digest;

/** Every way in which a referral is lawfully sent, as far as a bundle tells them apart. */
export const CASES = {
  'lock-1-alone': async (world) => sent(world, await locked(world)),
  'lock-2-approved': async (world) => {
    const id = await locked(world, { patch: { territory: EVERYWHERE } });
    await world.act(REVIEWER, 'ApproveLock2', id, { digest: await digestOf(world, id), answers: answers(true) });
    return sent(world, id);
  },
  'lock-2-narrowed': async (world) => {
    const id = await locked(world, { patch: { territory: EVERYWHERE }, items: [item(1), item(2)] });
    const { digest, items } = await world.state(id);
    const narrowing = {
      removeItems: [items[1]!.id],
      requestedAction: null,
      territory: { kind: 'states', states: ['GB'] },
      usefulForHours: 240,
    };
    await world.act(REVIEWER, 'NarrowLock2', id, { digest, answers: answers(true), narrowing });
    return sent(world, id);
  },
  'refusal-reversed': async (world) => {
    const id = await locked(world, { patch: { territory: EVERYWHERE } });
    const refused = { codes: ['NOT_NECESSARY'], answers: answers(false), reasons: 'A narrower request would do here.' };
    await world.act(REVIEWER, 'RefuseLock2', id, refused);
    const grounds = 'The copies appear in new states every day, as the annex shows.';
    await world.act(OFFICER, 'AskReconsideration', id, { grounds });
    const reasons = 'The spread over many states was not before the reviewer.';
    await world.act(CHIEF, 'DecideReconsideration', id, { outcome: 'REVERSED', reasons });
    return sent(world, id);
  },
  'item-stopped-at-submission': async (world) =>
    sent(world, await locked(world, { items: [item(1), item(2, { locator: 'https://lantern.example/' })] })),
  'follows-another': async (world) => {
    const earlier = await sent(world, await locked(world));
    const patch = { campaign: 'market-2026', escalates: (await world.state(earlier)).reference, language: 'pl' };
    const capture = {
      perceptualHash: 'a5'.repeat(32),
      screenshotDigest: '6e'.repeat(32),
      reach: { estimate: 12_400, countedAt: '2026-03-02T16:20:00.000Z', how: 'The counter below the video.' },
      translation: { language: 'en', text: 'Come to the market with what you have.' },
    };
    return sent(world, await locked(world, { patch, items: [item(2, capture)] }));
  },
  'returned-and-locked-again': async (world) => {
    const id = world.newId();
    const items = [{ id: world.newId(), content: item(1) }];
    await world.act(OFFICER, 'CreateDraft', id, { platform: 'lantern', header: header(), items, importId: null });
    await world.act(OFFICER, 'SubmitDraft', id, {});
    await world.act(SUPERVISOR, 'ReturnLock1', id, { reason: 'Say more exactly what the speaker calls for.' });
    const revised = { header: { title: 'Call for attacks on a market, one video, part two' }, upsert: [], remove: [] };
    await world.act(OFFICER, 'ReviseDraft', id, revised);
    await world.act(OFFICER, 'SubmitDraft', id, {});
    await readAndApprove(world, id);
    return sent(world, id);
  },
} as const satisfies Record<string, (world: BundleWorld) => Promise<string>>;
