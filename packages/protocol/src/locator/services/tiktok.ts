import type { ServiceRule } from '../service-rule.ts';

const AT = 'https://www.tiktok.com';
const ID = '[0-9]+';

export const tiktok: ServiceRule = {
  id: 'tiktok',
  name: 'TikTok',
  kind: 'video',
  hosts: ['tiktok.com', 'www.tiktok.com', 'm.tiktok.com'],
  canonicalHost: 'www.tiktok.com',
  rows: [
    {
      path: '/@:user/video/:id',
      where: { id: ID },
      kind: 'item',
      canonical: `${AT}/@:user/video/:id`,
      lower: ['user'],
    },
    {
      path: '/@:user/photo/:id',
      where: { id: ID },
      kind: 'item',
      canonical: `${AT}/@:user/photo/:id`,
      lower: ['user'],
    },
    { path: '/embed/:id', where: { id: ID }, kind: 'item' },
    { path: '/embed/v2/:id', where: { id: ID }, kind: 'item', canonical: `${AT}/embed/:id` },
    { path: '/player/v1/:id', where: { id: ID }, kind: 'item', canonical: `${AT}/embed/:id` },
    { path: '/v/:file', where: { file: '[0-9]+(\\.html)?' }, kind: 'item' },
    { path: '/t/:code', kind: 'shortlink' },
    { path: '/@:user/playlist/**', kind: 'collection' },
    { path: '/@:user/collection/**', kind: 'collection' },
    { path: '/@:user/**', kind: 'account', canonical: `${AT}/@:user`, lower: ['user'] },
    { path: '/tag/**', kind: 'tag' },
    { path: '/channel/**', kind: 'tag' },
    { path: '/search/**', kind: 'search' },
    { path: '/discover/**', kind: 'search' },
    {
      path: '/:hub/**',
      where: { hub: 'music|explore|foryou|following|live|friends|sticker|place' },
      kind: 'collection',
    },
    { path: '/:page/**', where: { page: 'about|legal|login|signup|upload|business|safety' }, kind: 'home' },
  ],
  cases: {
    pass: [
      [
        'https://www.tiktok.com/@Synthetic.User/video/7000000000000000001?lang=en',
        `${AT}/@synthetic.user/video/7000000000000000001`,
      ],
      [
        'https://m.tiktok.com/@synthetic.user/photo/7000000000000000002',
        `${AT}/@synthetic.user/photo/7000000000000000002`,
      ],
      ['https://www.tiktok.com/embed/v2/7000000000000000001', `${AT}/embed/7000000000000000001`],
    ],
    stop: [
      ['https://www.tiktok.com/', 'home-page'],
      ['https://www.tiktok.com/foryou', 'collection-page'],
      ['https://www.tiktok.com/music/original-sound-700', 'collection-page'],
      ['https://www.tiktok.com/tag/anything', 'tag-page'],
      ['https://www.tiktok.com/search?q=anything', 'search-page'],
    ],
    account: [
      ['https://www.tiktok.com/@Synthetic.User', `${AT}/@synthetic.user`],
      ['https://m.tiktok.com/@synthetic.user/live', `${AT}/@synthetic.user`],
    ],
    short: ['https://www.tiktok.com/t/ZTsynthetic/'],
  },
};
