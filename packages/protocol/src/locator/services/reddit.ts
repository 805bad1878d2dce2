import type { ServiceRule } from '../service-rule.ts';

const AT = 'https://www.reddit.com';
const ID = '[A-Za-z0-9]+';
const POST = `${AT}/comments/:id`;
const COMMENT = `${AT}/comments/:id/_/:comment`;

export const reddit: ServiceRule = {
  id: 'reddit',
  name: 'Reddit',
  kind: 'forum',
  hosts: ['reddit.com', '*.reddit.com'],
  canonicalHost: 'www.reddit.com',
  otherHosts: ['redd.it', 'www.redd.it', 'i.redd.it', 'v.redd.it', 'preview.redd.it'],
  lists: { sorts: ['hot', 'new', 'top', 'rising', 'controversial', 'best', 'about', 'gilded'] },
  rows: [
    { host: 'redd.it', path: '/:id', where: { id: ID }, kind: 'item', canonical: POST, lower: ['id'] },
    { host: 'www.redd.it', path: '/:id', where: { id: ID }, kind: 'item', canonical: POST, lower: ['id'] },
    { host: 'i.redd.it', path: '/:file', kind: 'item', canonical: 'https://i.redd.it/:file' },
    { host: 'preview.redd.it', path: '/:file', kind: 'item', canonical: 'https://i.redd.it/:file' },
    { host: 'v.redd.it', path: '/:id/**', kind: 'item', canonical: 'https://v.redd.it/:id' },
    {
      path: '/comments/:id/:slug/:comment',
      where: { id: ID, comment: ID },
      kind: 'item',
      canonical: COMMENT,
      lower: ['id', 'comment'],
    },
    { path: '/comments/:id/**', where: { id: ID }, kind: 'item', canonical: POST, lower: ['id'] },
    { path: '/gallery/:id', where: { id: ID }, kind: 'item', canonical: POST, lower: ['id'] },
    ...['r', 'user', 'u'].flatMap((kind) => [
      {
        path: `/${kind}/:name/comments/:id/:slug/:comment`,
        where: { id: ID, comment: ID },
        kind: 'item' as const,
        canonical: COMMENT,
        lower: ['id', 'comment'],
      },
      {
        path: `/${kind}/:name/comments/:id/**`,
        where: { id: ID },
        kind: 'item' as const,
        canonical: POST,
        lower: ['id'],
      },
    ]),
    { path: '/live/:id', kind: 'item', canonical: `${AT}/live/:id` },
    { path: '/r/:sub/s/:code', kind: 'shortlink' },
    { path: '/media', kind: 'shortlink' },
    { path: '/search', kind: 'search' },
    { path: '/r/:sub/search', kind: 'search' },
    { path: '/t/**', kind: 'tag' },
    { path: '/r/:sub/wiki/:page', kind: 'item', canonical: `${AT}/r/:sub/wiki/:page`, lower: ['sub'] },
    { path: '/r/:sub/**', where: { sub: '(?:all|popular)|.*[+].*' }, kind: 'collection' },
    { path: '/user/:user/m/**', kind: 'collection' },
    { path: '/r/:sub/**', kind: 'channel', canonical: `${AT}/r/:sub`, lower: ['sub'] },
    { path: '/user/:user/**', kind: 'account', canonical: `${AT}/user/:user`, lower: ['user'] },
    { path: '/u/:user/**', kind: 'account', canonical: `${AT}/user/:user`, lower: ['user'] },
    { path: '/:sort/**', where: { sort: 'in:sorts' }, kind: 'collection' },
    { path: '/subreddits/**', kind: 'collection' },
  ],
  cases: {
    pass: [
      ['https://www.reddit.com/r/Synthetic/comments/abc123/a_title/', `${AT}/comments/abc123`],
      [
        'https://old.reddit.com/r/synthetic/comments/abc123/a_title/def456/?context=3',
        `${AT}/comments/abc123/_/def456`,
      ],
      ['https://redd.it/abc123', `${AT}/comments/abc123`],
      ['https://i.redd.it/synthetic.jpg', 'https://i.redd.it/synthetic.jpg'],
    ],
    stop: [
      ['https://www.reddit.com/', 'home-page'],
      ['https://www.reddit.com/r/all', 'collection-page'],
      ['https://www.reddit.com/r/one+two', 'collection-page'],
      ['https://www.reddit.com/search/?q=anything', 'search-page'],
      ['https://www.reddit.com/t/anything', 'tag-page'],
    ],
    account: [
      ['https://www.reddit.com/r/Synthetic/new/', `${AT}/r/synthetic`],
      ['https://old.reddit.com/user/Synthetic_User/comments', `${AT}/user/synthetic_user`],
      ['https://www.reddit.com/u/synthetic_user', `${AT}/user/synthetic_user`],
    ],
    short: ['https://www.reddit.com/r/synthetic/s/AbCdEf'],
  },
};
