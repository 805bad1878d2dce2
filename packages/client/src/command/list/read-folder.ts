import { FolderStore } from '../../list-folder/folder-store.ts';
import { type HeldList, type ListStore, type OpenedList, openList, ProvenOpinions } from '../../shared-list/index.ts';
import { usage } from '../failure.ts';
import { readRecipient } from './folder.ts';
import { failureOfList } from './refused.ts';

const TRIES = 5;

/**
 * The list of a folder as it stands, while another process may keep it current: nothing is held, asked for or written.
 *
 * @throws CommandFailure where the folder holds no list
 */
export async function readListFolder(folder: string): Promise<{
  readonly recipient: string;
  readonly held: HeldList;
  readonly proven: () => Promise<ProvenOpinions>;
}> {
  const { recipient } = await readRecipient(folder);
  const store = unwritten(await FolderStore.open(folder));
  const held = await readHeld(store);
  if (held === null)
    throw usage('list-none', `${folder} holds no list yet.`, `Run: remit list sync --folder ${folder}`);
  return { recipient, held, proven: () => ProvenOpinions.open(store) };
}

/** Between the small file and the content that it names, whoever keeps the folder may have gone on to the next. */
async function readHeld(store: ListStore): Promise<HeldList | null> {
  for (let n = 0; n < TRIES; n++) {
    const opened: OpenedList | null = await openList(store).catch((error: unknown) => {
      throw failureOfList(error) ?? error;
    });
    if (opened?.content) return { ...opened, content: opened.content };
  }
  return null;
}

/** What a reader would mend, its keeper may be writing just now. */
const unwritten = (store: ListStore): ListStore => ({
  read: (name) => store.read(name),
  append: () => Promise.resolve(),
  replace: () => Promise.resolve(),
  remove: () => Promise.resolve(),
});
