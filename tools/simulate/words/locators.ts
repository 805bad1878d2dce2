import type { Chance } from '../run/chance.ts';
import type { PlatformId } from '../people/organisations.ts';

const PATHS: Record<PlatformId, Record<'media' | 'text' | 'file' | 'account' | 'list', (key: string) => string>> = {
  lantern: {
    media: (key) => `https://lantern.example/watch/${key}`,
    text: (key) => `https://lantern.example/post/${key}`,
    file: (key) => `https://lantern.example/attachment/${key}`,
    account: (key) => `https://lantern.example/user/${key}`,
    list: (key) => `https://lantern.example/playlist/${key}`,
  },
  archive: {
    media: (key) => `https://public-archive.example/details/${key}`,
    text: (key) => `https://public-archive.example/details/${key}-text`,
    file: (key) => `https://public-archive.example/download/${key}/one.pdf`,
    account: (key) => `https://public-archive.example/user/${key}`,
    list: (key) => `https://public-archive.example/collections/${key}`,
  },
  pebble: {
    media: (key) => `https://files.pebble.example/f/${key}`,
    text: (key) => `https://pebble.example/p/${key}`,
    file: (key) => `https://files.pebble.example/f/${key}.zip`,
    account: (key) => `https://pebble.example/user/${key}`,
    list: (key) => `https://pebble.example/folder/${key}`,
  },
};

export type Shape = keyof (typeof PATHS)['lantern'];

/** An address on a made-up host; each is used once unless a story wants it again. */
export const locatorOf = (platform: PlatformId, shape: Shape, chance: Chance): string =>
  PATHS[platform][shape](`${shape.charAt(0)}${chance.hex(5)}`);

const HANDLES = ['ember', 'quiet-river', 'north-wind', 'salt', 'hollow', 'kranich', 'nightbell', 'iron-road'];
export const handleOf = (chance: Chance): string => `${chance.pick(HANDLES)}-${chance.between(100, 9999)}`;
