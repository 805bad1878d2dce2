import type { ServiceRule } from '../service-rule.ts';

const STATUS = 'https://:host/@:user/:id';
const ACCOUNT = 'https://:host/@:user';
const ID = '[0-9]+';

export const mastodon: ServiceRule = {
  id: 'mastodon',
  name: 'Mastodon',
  kind: 'social',
  // Anybody can run a server. These are large public ones; on others the shape of the address tells (generic-page.ts).
  hosts: [
    ...['mastodon.social', 'mastodon.online', 'mastodon.world', 'mastodon.xyz', 'mastodon.art', 'mastodon.green'],
    ...['mstdn.social', 'mstdn.jp', 'mstdn.party', 'mas.to', 'fosstodon.org', 'hachyderm.io', 'infosec.exchange'],
    ...['techhub.social', 'mindly.social', 'toot.community', 'aus.social', 'chaos.social', 'troet.cafe', 'pawoo.net'],
    ...['universeodon.com', 'c.im', 'mamot.fr', 'piaille.fr', 'social.vivaldi.net'],
  ],
  rows: [
    { path: '/@:user/:id', where: { id: ID }, kind: 'item', canonical: STATUS, lower: ['user'] },
    { path: '/web/@:user/:id', where: { id: ID }, kind: 'item', canonical: STATUS, lower: ['user'] },
    { path: '/deck/@:user/:id', where: { id: ID }, kind: 'item', canonical: STATUS, lower: ['user'] },
    { path: '/@:user/:id/embed', where: { id: ID }, kind: 'item', canonical: STATUS, lower: ['user'] },
    { path: '/users/:user/statuses/:id', where: { id: ID }, kind: 'item', canonical: STATUS, lower: ['user'] },
    { path: '/@:user/tagged/:tag', kind: 'tag' },
    { path: '/@:user/**', kind: 'account', canonical: ACCOUNT, lower: ['user'] },
    { path: '/web/@:user/**', kind: 'account', canonical: ACCOUNT, lower: ['user'] },
    { path: '/users/:user/**', kind: 'account', canonical: ACCOUNT, lower: ['user'] },
    { path: '/tags/**', kind: 'tag' },
    { path: '/search', kind: 'search' },
    { path: '/:hub/**', where: { hub: 'explore|public|directory|home|lists|local|federated' }, kind: 'collection' },
    { path: '/:page/**', where: { page: 'about|auth|privacy-policy|terms|web|deck' }, kind: 'home' },
  ],
  cases: {
    pass: [
      [
        'https://mastodon.social/@Synthetic/110000000000000001',
        'https://mastodon.social/@synthetic/110000000000000001',
      ],
      ['https://mas.to/users/synthetic/statuses/110000000000000001', 'https://mas.to/@synthetic/110000000000000001'],
      ['https://mstdn.jp/web/@synthetic@mas.to/11/', 'https://mstdn.jp/@synthetic@mas.to/11'],
    ],
    stop: [
      ['https://mastodon.social/', 'home-page'],
      ['https://mastodon.social/explore', 'collection-page'],
      ['https://mastodon.social/public/local', 'collection-page'],
      ['https://mastodon.social/tags/anything', 'tag-page'],
      ['https://mastodon.social/search?q=anything', 'search-page'],
    ],
    account: [
      ['https://mastodon.social/@Synthetic', 'https://mastodon.social/@synthetic'],
      ['https://mastodon.social/users/synthetic', 'https://mastodon.social/@synthetic'],
      ['https://fosstodon.org/@synthetic/with_replies', 'https://fosstodon.org/@synthetic'],
    ],
  },
};
