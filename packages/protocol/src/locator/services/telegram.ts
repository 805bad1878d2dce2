import type { ServiceRule } from '../service-rule.ts';

const ID = '[0-9]+';
const MESSAGE = 'https://t.me/:channel/:id';

export const telegram: ServiceRule = {
  id: 'telegram',
  name: 'Telegram',
  kind: 'messaging',
  hosts: ['t.me', 'www.t.me', 'telegram.me', 'www.telegram.me', 'telegram.dog'],
  canonicalHost: 't.me',
  otherHosts: ['*.t.me', 'web.telegram.org', 'telegra.ph', 'graph.org'],
  rows: [
    { host: 'web.telegram.org', path: '/**', kind: 'channel', keepFragment: true },
    { host: 'telegra.ph', path: '/:slug', kind: 'item', canonical: 'https://telegra.ph/:slug' },
    { host: 'graph.org', path: '/:slug', kind: 'item', canonical: 'https://telegra.ph/:slug' },
    { host: 'telegra.ph', path: '/file/:file', kind: 'item' },
    { host: '*.t.me', path: '/', kind: 'channel', canonical: 'https://t.me/:sub', lower: ['sub'] },
    { host: '*.t.me', path: '/:id', where: { id: ID }, kind: 'item', canonical: 'https://t.me/:sub/:id' },
    { path: '/c/:chat/:id', where: { chat: ID, id: ID }, kind: 'item', canonical: 'https://t.me/c/:chat/:id' },
    { path: '/c/:chat/:topic/:id', where: { chat: ID, id: ID }, kind: 'item', canonical: 'https://t.me/c/:chat/:id' },
    { path: '/s/:channel/:id', where: { id: ID }, kind: 'item', canonical: MESSAGE, lower: ['channel'] },
    { path: '/s/:channel', kind: 'channel', canonical: 'https://t.me/:channel', lower: ['channel'] },
    { path: '/joinchat/:invite', kind: 'channel', canonical: 'https://t.me/+:invite' },
    { path: '/+:invite', kind: 'channel', canonical: 'https://t.me/+:invite' },
    { path: '/:pack/**', where: { pack: 'addstickers|addemoji|addlist|addtheme' }, kind: 'collection' },
    { path: '/share/**', kind: 'shortlink' },
    { path: '/iv', kind: 'shortlink' },
    {
      path: '/:channel/:id',
      query: { comment: ':comment' },
      where: { id: ID, comment: ID },
      kind: 'item',
      canonical: 'https://t.me/:channel/:id?comment=:comment',
      lower: ['channel'],
    },
    { path: '/:channel/:id', where: { id: ID }, kind: 'item', canonical: MESSAGE, lower: ['channel'] },
    {
      path: '/:channel/:topic/:id',
      where: { topic: ID, id: ID },
      kind: 'item',
      canonical: MESSAGE,
      lower: ['channel'],
    },
    {
      path: '/:channel/s/:id',
      where: { id: ID },
      kind: 'item',
      canonical: 'https://t.me/:channel/s/:id',
      lower: ['channel'],
    },
    { path: '/:channel', kind: 'channel', canonical: 'https://t.me/:channel', lower: ['channel'] },
  ],
  cases: {
    pass: [
      ['https://t.me/Synthetic_Channel/123?single', 'https://t.me/synthetic_channel/123'],
      ['https://t.me/s/synthetic_channel/123', 'https://t.me/synthetic_channel/123'],
      ['https://telegram.me/synthetic_channel/7/123', 'https://t.me/synthetic_channel/123'],
      ['https://t.me/c/1234567890/55', 'https://t.me/c/1234567890/55'],
      ['https://t.me/synthetic_channel/123?comment=9', 'https://t.me/synthetic_channel/123?comment=9'],
      ['https://telegra.ph/Synthetic-article-01-01', 'https://telegra.ph/Synthetic-article-01-01'],
    ],
    stop: [
      ['https://t.me/', 'home-page'],
      ['https://t.me/addstickers/synthetic', 'collection-page'],
    ],
    account: [
      ['https://t.me/Synthetic_Channel', 'https://t.me/synthetic_channel'],
      ['https://t.me/s/synthetic_channel', 'https://t.me/synthetic_channel'],
      ['https://t.me/joinchat/SyntheticInvite', 'https://t.me/+SyntheticInvite'],
      ['https://synthetic.t.me/', 'https://t.me/synthetic'],
      ['https://web.telegram.org/k/#@synthetic_channel', 'https://web.telegram.org/k#@synthetic_channel'],
    ],
    short: ['https://t.me/share/url?url=https%3A%2F%2Fnews.example%2F1'],
  },
};
