import type { PageRow, ServiceRule } from '../service-rule.ts';
import { ARCHIVE_COLLECTION_FAMILY, ARCHIVE_COLLECTIONS } from './archive-collections.ts';

const AT = 'https://archive.org';
const ITEM = `${AT}/details/:id`;
const CAPTURE_TIME = '[0-9]{4,14}(?:[a-z]{2}_)?';

/** The ways to a thing by its identifier; each is a collection page when the identifier is one of a collection. */
const byIdentifier = (path: string): PageRow[] => [
  { path, where: { id: 'in:collections' }, kind: 'collection', canonical: ITEM },
  { path, where: { id: ARCHIVE_COLLECTION_FAMILY }, kind: 'collection', canonical: ITEM },
];

/**
 * Parameters that only a collection page has: its list can be searched, sorted and paged. No canonical form: without the
 * parameter the same identifier would read as an item.
 */
const listing = (query: Readonly<Record<string, string>>): PageRow => ({
  path: '/details/:id',
  query,
  kind: 'collection',
});

export const internetArchive: ServiceRule = {
  id: 'internet-archive',
  name: 'Internet Archive',
  kind: 'archive',
  hosts: ['archive.org', 'www.archive.org'],
  canonicalHost: 'archive.org',
  otherHosts: ['*.us.archive.org', 'web.archive.org', 'wayback.archive.org', 'blog.archive.org', 'scholar.archive.org'],
  lists: {
    collections: ARCHIVE_COLLECTIONS,
    media: ['audio', 'movies', 'texts', 'software', 'image', 'etree', 'tv', 'web', 'video', 'education', 'wayback'],
    about: [
      ...[
        'about',
        'donate',
        'projects',
        'account',
        'upload',
        'create',
        'legal',
        'contact',
        'help',
        'jobs',
        'bookmarks',
      ],
      ...['index.php', 'about.php', 'services', 'developers', 'iathreads'],
    ],
  },
  rows: [
    { host: 'web.archive.org', path: '/web/:time/**', where: { time: CAPTURE_TIME }, kind: 'item' },
    { host: 'web.archive.org', path: '/**', kind: 'collection' },
    { host: 'wayback.archive.org', path: '/web/:time/**', where: { time: CAPTURE_TIME }, kind: 'item' },
    { host: 'wayback.archive.org', path: '/**', kind: 'collection' },
    // The store that holds a file today may be another tomorrow: equality goes by item and file.
    { host: '*.us.archive.org', path: '/:disk/items/:id', kind: 'item', canonical: ITEM },
    { host: '*.us.archive.org', path: '/:disk/items/:id/**', kind: 'item', canonical: `${AT}/download/:id/:rest` },
    { path: '/details/@:user/lists/**', kind: 'collection' },
    { path: '/details/@:user/**', kind: 'account', canonical: `${AT}/details/@:user`, lower: ['user'] },
    ...byIdentifier('/details/:id/**'),
    ...byIdentifier('/download/:id'),
    ...byIdentifier('/embed/:id'),
    ...byIdentifier('/metadata/:id'),
    listing({ 'and[]': '*' }),
    listing({ query: '*' }),
    listing({ sort: '*' }),
    listing({ tab: 'collection' }),
    { path: '/details/:id', kind: 'item', canonical: ITEM },
    // The reader's place in a book is not another thing.
    { path: '/details/:id/page/**', kind: 'item', canonical: ITEM },
    { path: '/details/:id/mode/**', kind: 'item', canonical: ITEM },
    { path: '/details/:id/**', kind: 'item', canonical: `${AT}/download/:id/:rest` },
    { path: '/stream/:id/**', kind: 'item', canonical: ITEM },
    { path: '/embed/:id/**', kind: 'item', canonical: ITEM },
    { path: '/metadata/:id/**', kind: 'item', canonical: ITEM },
    { path: '/download/:id', kind: 'item', canonical: ITEM },
    { path: '/download/:id/**', kind: 'item', canonical: `${AT}/download/:id/:rest` },
    { path: '/web/:time/**', where: { time: CAPTURE_TIME }, kind: 'item' },
    { path: '/post/:id/**', where: { id: '[0-9]+' }, kind: 'item', canonical: `${AT}/post/:id` },
    { path: '/search', kind: 'search' },
    { path: '/search.php', kind: 'search' },
    { path: '/advancedsearch.php', kind: 'search' },
    { path: '/browse.php', kind: 'collection' },
    { path: '/browse/**', kind: 'collection' },
    { path: '/details', kind: 'collection' },
    { path: '/download', kind: 'collection' },
    { path: '/:media/**', where: { media: 'in:media' }, kind: 'collection' },
    { path: '/:page/**', where: { page: 'in:about' }, kind: 'home' },
  ],
  cases: {
    pass: [
      ['https://archive.org/details/synthetic-item-0001', `${AT}/details/synthetic-item-0001`],
      ['http://www.archive.org/details/synthetic-item-0001?start=30', `${AT}/details/synthetic-item-0001`],
      ['https://archive.org/details/synthetic-item-0001/page/n5/mode/2up', `${AT}/details/synthetic-item-0001`],
      ['https://archive.org/embed/synthetic-item-0001', `${AT}/details/synthetic-item-0001`],
      ['https://archive.org/stream/synthetic-item-0001/page_djvu.txt', `${AT}/details/synthetic-item-0001`],
      ['https://archive.org/download/synthetic-item-0001/one.mp4', `${AT}/download/synthetic-item-0001/one.mp4`],
      ['https://archive.org/details/synthetic-item-0001/one.mp4', `${AT}/download/synthetic-item-0001/one.mp4`],
      [
        'https://ia800100.us.archive.org/9/items/synthetic-item-0001/one.mp4',
        `${AT}/download/synthetic-item-0001/one.mp4`,
      ],
      ['https://archive.org/details/jstor-0000001', `${AT}/details/jstor-0000001`],
      [
        'https://web.archive.org/web/20190410000000/https://news.example/',
        'https://web.archive.org/web/20190410000000/https://news.example',
      ],
    ],
    stop: [
      ['https://archive.org/', 'home-page'],
      ['https://archive.org/about/', 'home-page'],
      ['archive.org', 'whole-domain'],
      ['https://archive.org/details/texts', 'collection-page'],
      ['https://archive.org/details/movies?tab=collection', 'collection-page'],
      ['https://archive.org/details/GratefulDead', 'collection-page'],
      ['http://www.archive.org/details/gratefuldead/', 'collection-page'],
      ['https://archive.org/details/gutenberg', 'collection-page'],
      ['https://archive.org/details/prelinger?and[]=year%3A1950', 'collection-page'],
      ['https://archive.org/details/opensource_movies', 'collection-page'],
      ['https://archive.org/details/FedFlix', 'collection-page'],
      ['https://archive.org/details/jstor_ejc', 'collection-page'],
      ['https://archive.org/details/tv', 'collection-page'],
      ['https://archive.org/details/fav-synthetic', 'collection-page'],
      ['https://archive.org/details/synthetic-list?sort=-publicdate', 'collection-page'],
      ['https://archive.org/download/prelinger', 'collection-page'],
      ['https://archive.org/browse.php?field=subject', 'collection-page'],
      ['https://archive.org/search?query=anything', 'search-page'],
      ['https://archive.org/search.php?query=mediatype%3Atexts', 'search-page'],
      ['https://web.archive.org/', 'collection-page'],
      ['https://web.archive.org/web/20190401000000*/news.example', 'wildcard'],
    ],
    account: [
      ['https://archive.org/details/@Synthetic_User', `${AT}/details/@synthetic_user`],
      ['https://archive.org/details/@synthetic_user/uploads', `${AT}/details/@synthetic_user`],
    ],
  },
};
