import type { ServiceRule } from '../service-rule.ts';

const VIDEO = 'https://vimeo.com/:id';
const ID = '[0-9]+';

export const vimeo: ServiceRule = {
  id: 'vimeo',
  name: 'Vimeo',
  kind: 'video',
  hosts: ['vimeo.com', 'www.vimeo.com', 'm.vimeo.com'],
  canonicalHost: 'vimeo.com',
  otherHosts: ['player.vimeo.com'],
  rows: [
    { host: 'player.vimeo.com', path: '/video/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/:id/:hash', where: { id: ID, hash: '[0-9a-f]+' }, kind: 'item', canonical: VIDEO },
    { path: '/video/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/channels/:name/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/groups/:name/videos/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/:list/:name/video/:id', where: { list: 'album|showcase', id: ID }, kind: 'item', canonical: VIDEO },
    {
      path: '/:list/**',
      where: { list: 'album|showcase|categories|ondemand|watch|albums|browse' },
      kind: 'collection',
    },
    { path: '/channels/:name/**', kind: 'channel', canonical: 'https://vimeo.com/channels/:name', lower: ['name'] },
    { path: '/groups/:name/**', kind: 'channel', canonical: 'https://vimeo.com/groups/:name', lower: ['name'] },
    { path: '/:list', where: { list: 'channels|groups|explore' }, kind: 'collection' },
    { path: '/search/**', kind: 'search' },
    { path: '/tag/**', kind: 'tag' },
    {
      path: '/:page/**',
      where: { page: 'about|blog|help|upgrade|features|terms|privacy|log_in|join|upload' },
      kind: 'home',
    },
    { path: '/:user', kind: 'account', canonical: 'https://vimeo.com/:user', lower: ['user'] },
    {
      path: '/:user/:tab',
      where: { tab: 'videos|about|likes|following|followers|albums' },
      kind: 'account',
      canonical: 'https://vimeo.com/:user',
      lower: ['user'],
    },
  ],
  cases: {
    pass: [
      ['https://vimeo.com/123456789?share=copy', 'https://vimeo.com/123456789'],
      ['https://player.vimeo.com/video/123456789?h=abc', 'https://vimeo.com/123456789'],
      ['https://vimeo.com/channels/synthetic/123456789', 'https://vimeo.com/123456789'],
    ],
    stop: [
      ['https://vimeo.com/', 'home-page'],
      ['https://vimeo.com/showcase/123', 'collection-page'],
      ['https://vimeo.com/search?q=anything', 'search-page'],
      ['https://vimeo.com/tag/anything', 'tag-page'],
    ],
    account: [
      ['https://vimeo.com/SyntheticUser/videos', 'https://vimeo.com/syntheticuser'],
      ['https://vimeo.com/channels/synthetic', 'https://vimeo.com/channels/synthetic'],
    ],
  },
};
