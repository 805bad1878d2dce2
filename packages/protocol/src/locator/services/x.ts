import type { ServiceRule } from '../service-rule.ts';

const POST = 'https://x.com/i/status/:id';
const ACCOUNT = 'https://x.com/:user';

export const x: ServiceRule = {
  id: 'x',
  name: 'X',
  kind: 'social',
  hosts: [
    'x.com',
    'www.x.com',
    'mobile.x.com',
    'twitter.com',
    'www.twitter.com',
    'mobile.twitter.com',
    'm.twitter.com',
  ],
  canonicalHost: 'x.com',
  lists: {
    pages: [
      'home',
      'explore',
      'notifications',
      'messages',
      'settings',
      'login',
      'signup',
      'tos',
      'privacy',
      'jobs',
      'i',
    ],
    tabs: ['with_replies', 'media', 'likes', 'followers', 'following', 'highlights', 'articles', 'photo', 'about'],
  },
  rows: [
    { path: '/i/web/status/:id', where: { id: '[0-9]+' }, kind: 'item', canonical: POST },
    // The post's number alone names it; the name in front changes with the account.
    { path: '/:user/status/:id/**', where: { id: '[0-9]+' }, kind: 'item', canonical: POST },
    { path: '/:user/statuses/:id', where: { id: '[0-9]+' }, kind: 'item', canonical: POST },
    { path: '/i/spaces/:id', kind: 'item', canonical: 'https://x.com/i/spaces/:id' },
    { path: '/i/broadcasts/:id', kind: 'item', canonical: 'https://x.com/i/broadcasts/:id' },
    { path: '/:user/article/:id', where: { id: '[0-9]+' }, kind: 'item', canonical: POST },
    { path: '/i/lists/:id', kind: 'collection', canonical: 'https://x.com/i/lists/:id' },
    { path: '/i/communities/:id', kind: 'channel', canonical: 'https://x.com/i/communities/:id' },
    { path: '/i/user/:id', where: { id: '[0-9]+' }, kind: 'account', canonical: 'https://x.com/i/user/:id' },
    { path: '/search', kind: 'search' },
    { path: '/hashtag/**', kind: 'tag' },
    { path: '/i/**', kind: 'collection' },
    { path: '/:page/**', where: { page: 'in:pages' }, kind: 'home' },
    { path: '/:user/lists/**', kind: 'collection' },
    { path: '/:user', kind: 'account', canonical: ACCOUNT, lower: ['user'] },
    { path: '/:user/:tab', where: { tab: 'in:tabs' }, kind: 'account', canonical: ACCOUNT, lower: ['user'] },
  ],
  cases: {
    pass: [
      ['https://x.com/synthetic_user/status/1234567890', 'https://x.com/i/status/1234567890'],
      ['https://mobile.twitter.com/Other/status/1234567890/photo/1?s=20&t=abc', 'https://x.com/i/status/1234567890'],
      ['https://twitter.com/i/web/status/1234567890', 'https://x.com/i/status/1234567890'],
      ['https://x.com/i/spaces/1synthetic', 'https://x.com/i/spaces/1synthetic'],
    ],
    stop: [
      ['https://x.com', 'home-page'],
      ['https://x.com/home', 'home-page'],
      ['https://x.com/search?q=anything&src=typed_query', 'search-page'],
      ['https://twitter.com/hashtag/anything', 'tag-page'],
      ['https://x.com/i/lists/123', 'collection-page'],
    ],
    account: [
      ['https://x.com/Synthetic_User', 'https://x.com/synthetic_user'],
      ['https://www.twitter.com/synthetic_user/media', 'https://x.com/synthetic_user'],
      ['https://x.com/i/user/42', 'https://x.com/i/user/42'],
    ],
  },
};
