import type { ServiceRule } from '../service-rule.ts';

const AT = 'https://soundcloud.com';

export const soundcloud: ServiceRule = {
  id: 'soundcloud',
  name: 'SoundCloud',
  kind: 'audio',
  hosts: ['soundcloud.com', 'www.soundcloud.com', 'm.soundcloud.com'],
  canonicalHost: 'soundcloud.com',
  otherHosts: ['w.soundcloud.com'],
  lists: {
    tabs: [
      'tracks',
      'albums',
      'sets',
      'reposts',
      'popular-tracks',
      'likes',
      'followers',
      'following',
      'comments',
      'toptracks',
    ],
    hubs: ['discover', 'charts', 'stream', 'you', 'stations', 'trending'],
  },
  rows: [
    // The embedded player names its track in a parameter; the officer gives that page instead.
    { host: 'w.soundcloud.com', path: '/player/**', kind: 'shortlink' },
    { path: '/search/**', kind: 'search' },
    { path: '/tags/**', kind: 'tag' },
    { path: '/:hub/**', where: { hub: 'in:hubs' }, kind: 'collection' },
    {
      path: '/:page/**',
      where: { page: 'pages|terms-of-use|upload|signin|settings|messages|imprint|go' },
      kind: 'home',
    },
    { path: '/:user/sets/:set/**', kind: 'collection', canonical: `${AT}/:user/sets/:set`, lower: ['user', 'set'] },
    { path: '/:user/:tab', where: { tab: 'in:tabs' }, kind: 'account', canonical: `${AT}/:user`, lower: ['user'] },
    { path: '/:user/:track', kind: 'item', canonical: `${AT}/:user/:track`, lower: ['user', 'track'] },
    {
      path: '/:user/:track/:secret',
      where: { secret: 's-[A-Za-z0-9]+' },
      kind: 'item',
      canonical: `${AT}/:user/:track`,
      lower: ['user', 'track'],
    },
    { path: '/:user', kind: 'account', canonical: `${AT}/:user`, lower: ['user'] },
  ],
  cases: {
    pass: [
      [
        'https://soundcloud.com/Synthetic-Artist/first-track?in=synthetic/sets/all',
        `${AT}/synthetic-artist/first-track`,
      ],
      ['https://m.soundcloud.com/synthetic-artist/first-track/', `${AT}/synthetic-artist/first-track`],
      ['https://soundcloud.com/synthetic-artist/first-track/s-AbC123', `${AT}/synthetic-artist/first-track`],
    ],
    stop: [
      ['https://soundcloud.com/', 'home-page'],
      ['https://soundcloud.com/discover', 'collection-page'],
      ['https://soundcloud.com/synthetic-artist/sets/all', 'collection-page'],
      ['https://soundcloud.com/search?q=anything', 'search-page'],
      ['https://soundcloud.com/tags/anything', 'tag-page'],
    ],
    account: [
      ['https://soundcloud.com/Synthetic-Artist', `${AT}/synthetic-artist`],
      ['https://soundcloud.com/synthetic-artist/tracks', `${AT}/synthetic-artist`],
    ],
    short: ['https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F1'],
  },
};
