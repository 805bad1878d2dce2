import type { ServiceRule } from '../service-rule.ts';

export const justpaste: ServiceRule = {
  id: 'justpaste',
  name: 'JustPaste.it',
  kind: 'paste',
  hosts: ['justpaste.it', 'www.justpaste.it', 'm.justpaste.it'],
  canonicalHost: 'justpaste.it',
  otherHosts: ['*.justpaste.it'],
  rows: [
    { host: '*.justpaste.it', path: '/:folder/**', kind: 'item' },
    {
      path: '/:page/**',
      where: { page: 'about|account|login|register|premium|privacy|terms|contact|faq|messages|settings|howto' },
      kind: 'home',
    },
    { path: '/u/:user', kind: 'account', canonical: 'https://justpaste.it/u/:user', lower: ['user'] },
    { path: '/img/:file', kind: 'item' },
    {
      path: '/:folder/:id',
      where: { folder: 'edit|pdf|embed|view' },
      kind: 'item',
      canonical: 'https://justpaste.it/:id',
    },
    { path: '/:id', kind: 'item', canonical: 'https://justpaste.it/:id' },
  ],
  cases: {
    pass: [
      ['https://justpaste.it/synth1', 'https://justpaste.it/synth1'],
      ['http://www.justpaste.it/synth1/?utm_source=x', 'https://justpaste.it/synth1'],
      ['https://justpaste.it/pdf/synth1', 'https://justpaste.it/synth1'],
    ],
    stop: [
      ['https://justpaste.it', 'home-page'],
      ['https://justpaste.it/about', 'home-page'],
      ['justpaste.it', 'whole-domain'],
    ],
    account: [['https://justpaste.it/u/Synthetic', 'https://justpaste.it/u/synthetic']],
  },
};
