import type { ServiceRule } from '../service-rule.ts';

const AT = 'https://www.instagram.com';

export const instagram: ServiceRule = {
  id: 'instagram',
  name: 'Instagram',
  kind: 'social',
  hosts: ['instagram.com', 'www.instagram.com', 'm.instagram.com', 'instagr.am', 'www.instagr.am'],
  canonicalHost: 'www.instagram.com',
  lists: {
    pages: ['accounts', 'about', 'legal', 'direct', 'developer', 'web', 'directory'],
    kinds: ['p', 'reel', 'reels', 'tv'],
  },
  rows: [
    { path: '/reels/audio/:id', kind: 'collection' },
    { path: '/:kind/:id/**', where: { kind: 'in:kinds' }, kind: 'item', canonical: `${AT}/p/:id` },
    { path: '/:user/:kind/:id', where: { kind: 'p|reel|tv' }, kind: 'item', canonical: `${AT}/p/:id` },
    { path: '/stories/highlights/:id', kind: 'collection' },
    { path: '/stories/:user/:id', kind: 'item', canonical: `${AT}/stories/:user/:id`, lower: ['user'] },
    { path: '/stories/:user', kind: 'account', canonical: `${AT}/:user`, lower: ['user'] },
    { path: '/share/**', kind: 'shortlink' },
    { path: '/explore/tags/**', kind: 'tag' },
    { path: '/explore/search/**', kind: 'search' },
    { path: '/explore/**', kind: 'collection' },
    { path: '/reels', kind: 'collection' },
    { path: '/:page/**', where: { page: 'in:pages' }, kind: 'home' },
    { path: '/:user', kind: 'account', canonical: `${AT}/:user`, lower: ['user'] },
    {
      path: '/:user/:tab',
      where: { tab: 'reels|tagged|channel|followers|following' },
      kind: 'account',
      canonical: `${AT}/:user`,
      lower: ['user'],
    },
  ],
  cases: {
    pass: [
      ['https://www.instagram.com/p/SyntheticA1/', `${AT}/p/SyntheticA1`],
      ['https://instagram.com/synthetic.user/reel/SyntheticA1/?igsh=abc', `${AT}/p/SyntheticA1`],
      ['https://instagr.am/tv/SyntheticA1', `${AT}/p/SyntheticA1`],
      ['https://www.instagram.com/stories/Synthetic.User/123/', `${AT}/stories/synthetic.user/123`],
    ],
    stop: [
      ['https://www.instagram.com/', 'home-page'],
      ['https://www.instagram.com/explore/', 'collection-page'],
      ['https://www.instagram.com/explore/tags/anything/', 'tag-page'],
      ['https://www.instagram.com/explore/search/keyword/?q=anything', 'search-page'],
      ['https://www.instagram.com/reels/audio/123/', 'collection-page'],
    ],
    account: [
      ['https://www.instagram.com/Synthetic.User/', `${AT}/synthetic.user`],
      ['https://instagram.com/synthetic.user/reels/', `${AT}/synthetic.user`],
    ],
  },
};
