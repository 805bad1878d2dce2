/** What the rebuilt list of April 2019 is made of; examples/README.md says what is real in it and what is made up. */

export interface ContainerGroup {
  readonly title: string;
  readonly itemType: string;
  readonly urls: readonly string[];
}

export interface ItemGroup {
  readonly title: string;
  readonly itemType: string;
  /** Beginning of the made-up identifiers. */
  readonly stem: string;
  readonly count: number;
}

const details = (identifiers: string): string[] =>
  identifiers
    .trim()
    .split(/\s+/)
    .map((identifier) => `https://archive.org/details/${identifier}`);

export const CONTAINERS: readonly ContainerGroup[] = [
  {
    title: 'all texts, films, sound, software and images',
    itemType: 'FILE',
    urls: details('texts movies audio software image'),
  },
  {
    title: 'community collections, where anybody may upload',
    itemType: 'FILE',
    urls: details(
      'opensource opensource_movies opensource_audio opensource_image opensource_media open_source_software',
    ),
  },
  {
    title: 'libraries of books',
    itemType: 'FILE',
    urls: details(
      'gutenberg americana toronto universallibrary biodiversity iacl cdl europeanlibraries inlibrary printdisabled ' +
        'internetarchivebooks library_of_congress magazine_rack comics manuals',
    ),
  },
  {
    title: 'scholarly papers',
    itemType: 'FILE',
    urls: details('arxiv arxiv-bulk jstor_ejc ericarchive USGovernmentDocuments medicalheritagelibrary'),
  },
  {
    title: 'live music',
    itemType: 'AUDIO',
    urls: details('GratefulDead etree SmashingPumpkins StringCheeseIncident DiscoBiscuits UmphreysMcGee'),
  },
  {
    title: 'sound',
    itemType: 'AUDIO',
    urls: details(
      'librivoxaudio netlabels oldtimeradio 78rpm audio_bookspoetry audio_tech audio_music audio_news audio_foreign ' +
        'audio_religion radioprograms podcasts',
    ),
  },
  {
    title: 'films of the Prelinger Archives and others',
    itemType: 'VIDEO',
    urls: details(
      'prelinger prelingerhomemovies feature_films silent_films classic_tv animationandcartoons artsandmusicvideos ' +
        'culturalandacademicfilms ephemera moviesandfilms computersandtechvideos spiritualityandreligion sports vlogs ' +
        'youth_media gamevideos television',
    ),
  },
  {
    title: 'government films and broadcasts',
    itemType: 'VIDEO',
    urls: details(
      'FedFlix universal_newsreels nasa tv tvnews tvarchive 911 sept_11_tv_archive newsandpublicaffairs democracy_now_vid nsa',
    ),
  },
  {
    title: 'software',
    itemType: 'FILE',
    urls: details(
      'softwarelibrary softwarelibrary_msdos softwarelibrary_msdos_games internetarcade consolelivingroom historicalsoftware ' +
        'classicpcgames vintagesoftware apkarchive ipaarchive softwaresites tucows cd-roms cdromsoftware cdromimages tosec',
    ),
  },
  {
    title: 'the same collections, sorted, filtered or paged',
    itemType: 'FILE',
    urls: [
      'https://archive.org/details/texts?sort=-publicdate',
      'https://archive.org/details/movies?tab=collection',
      'https://archive.org/details/GratefulDead?and[]=year%3A%221977%22',
      'https://archive.org/details/gutenberg?sort=titleSorter&page=2',
      'https://archive.org/details/prelinger?query=parade',
      'https://archive.org/details/opensource_movies?sort=-week',
      'http://www.archive.org/details/opensource_audio/',
      'https://www.archive.org/details/FedFlix?tab=about',
      'https://archive.org/download/prelinger',
    ],
  },
  {
    title: 'searches and lists',
    itemType: 'FILE',
    urls: [
      'https://archive.org/search.php?query=mediatype%3Atexts&sort=-publicdate',
      'https://archive.org/search.php?query=mediatype%3Amovies&sort=-publicdate',
      'https://archive.org/search.php?query=subject%3A%22history%22',
      'https://archive.org/search.php?query=collection%3Agutenberg',
      'https://archive.org/search?query=newsreel',
      'https://archive.org/advancedsearch.php?q=lecture',
      'https://archive.org/browse.php?field=subject',
      'https://archive.org/browse.php?collection=texts',
      'https://web.archive.org/web/20190401000000*/archive.org',
    ],
  },
  {
    title: 'front pages and whole sites',
    itemType: 'DOMAIN_PAGE',
    urls: [
      'https://archive.org/',
      'http://www.archive.org',
      'archive.org',
      'https://archive.org/about/',
      'https://web.archive.org/',
    ],
  },
  {
    title: 'pages of an account, made-up names',
    itemType: 'FILE',
    urls: ['https://archive.org/details/@synthetic_reader_01', 'https://archive.org/details/@synthetic_reader_02'],
  },
];

export const ITEMS: readonly ItemGroup[] = [
  { title: 'scholarly paper', itemType: 'FILE', stem: 'synthetic-paper', count: 110 },
  { title: 'book of Project Gutenberg', itemType: 'FILE', stem: 'synthetic-gutenberg-book', count: 80 },
  { title: 'community text', itemType: 'FILE', stem: 'synthetic-item', count: 70 },
  { title: 'software', itemType: 'FILE', stem: 'synthetic-software', count: 15 },
  { title: 'photograph', itemType: 'IMAGE', stem: 'synthetic-photograph', count: 15 },
  { title: 'recording of a Grateful Dead concert', itemType: 'AUDIO', stem: 'synthetic-gd-concert', count: 50 },
  { title: 'film of the Prelinger Archives', itemType: 'VIDEO', stem: 'synthetic-prelinger-film', count: 40 },
  { title: 'broadcast of the US government', itemType: 'VIDEO', stem: 'synthetic-government-broadcast', count: 50 },
  { title: 'community film', itemType: 'VIDEO', stem: 'synthetic-community-film', count: 20 },
];

/** Fields as lists of this kind have them: no address, two at once, written for people, cut off. */
export const MALFORMED: readonly (readonly [url: string, note: string])[] = [
  ['', 'no address in this row'],
  ['see the list sent on Tuesday', 'a sentence in place of an address'],
  ['hxxps://archive.org/details/synthetic-item-0900', 'written so that nobody opens it by accident'],
  [
    'https://archive.org/details/synthetic-item-0901 https://archive.org/details/synthetic-item-0902',
    'two addresses in one field',
  ],
  [
    'https://archive.org/details/synthetic-item-0903\nhttps://archive.org/details/synthetic-item-0904',
    'a line break inside the field',
  ],
  ['https://archive.org/details/*', 'a pattern'],
  ['https:///', 'cut off'],
];

/** Other spellings of an item's address; each names the same item. */
export const SPELLINGS: readonly ((identifier: string) => string)[] = [
  (identifier) => `https://archive.org/details/${identifier}`,
  (identifier) => `http://www.archive.org/details/${identifier}/`,
  (identifier) => `https://archive.org/stream/${identifier}/${identifier}_djvu.txt`,
  (identifier) => `https://archive.org/details/${identifier}?utm_source=list`,
  (identifier) => `https://archive.org/embed/${identifier}`,
];
