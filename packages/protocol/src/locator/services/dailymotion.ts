import type { ServiceRule } from '../service-rule.ts';

const AT = 'https://www.dailymotion.com';
const VIDEO = `${AT}/video/:id`;
const ID = '[A-Za-z0-9]+';

export const dailymotion: ServiceRule = {
  id: 'dailymotion',
  name: 'Dailymotion',
  kind: 'video',
  hosts: ['dailymotion.com', 'www.dailymotion.com', 'm.dailymotion.com', 'touch.dailymotion.com'],
  canonicalHost: 'www.dailymotion.com',
  otherHosts: ['dai.ly', 'geo.dailymotion.com'],
  rows: [
    { host: 'dai.ly', path: '/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    {
      host: 'geo.dailymotion.com',
      path: '/**',
      query: { video: ':id' },
      where: { id: ID },
      kind: 'item',
      canonical: VIDEO,
    },
    { path: '/video/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/embed/video/:id', where: { id: ID }, kind: 'item', canonical: VIDEO },
    { path: '/playlist/**', kind: 'collection' },
    { path: '/:hub/**', where: { hub: 'channel|library|trending|feed|following' }, kind: 'collection' },
    { path: '/search/**', kind: 'search' },
    { path: '/topic/**', kind: 'tag' },
    { path: '/tag/**', kind: 'tag' },
    { path: '/:page/**', where: { page: 'legal|about|signin|upload|partner|help' }, kind: 'home' },
    // No shorter form: a name such as `legal` would read as another page.
    { path: '/user/:user/**', kind: 'account' },
    {
      path: '/:user',
      where: { user: '[A-Za-z0-9._-]{3,}' },
      kind: 'account',
      canonical: `${AT}/:user`,
      lower: ['user'],
    },
    {
      path: '/:user/videos',
      where: { user: '[A-Za-z0-9._-]{3,}' },
      kind: 'account',
      canonical: `${AT}/:user`,
      lower: ['user'],
    },
  ],
  cases: {
    pass: [
      ['https://www.dailymotion.com/video/x1synth?playlist=x2', `${AT}/video/x1synth`],
      ['https://dai.ly/x1synth', `${AT}/video/x1synth`],
      ['https://www.dailymotion.com/embed/video/x1synth', `${AT}/video/x1synth`],
    ],
    stop: [
      ['https://www.dailymotion.com/', 'home-page'],
      ['https://www.dailymotion.com/playlist/x2synth', 'collection-page'],
      ['https://www.dailymotion.com/search/anything/videos', 'search-page'],
      ['https://www.dailymotion.com/topic/xsynth', 'tag-page'],
    ],
    account: [['https://www.dailymotion.com/Synthetic-User', `${AT}/synthetic-user`]],
  },
};
