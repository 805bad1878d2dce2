import type { PageRow, ServiceRule } from '../service-rule.ts';

const BLOG = '*.wordpress.com';
const AT = 'https://:sub.wordpress.com';

// A blog is one address space of its own; its front page is what an account referral names.
const blog = (row: Omit<PageRow, 'host'>): PageRow => ({ host: BLOG, ...row });

export const wordpress: ServiceRule = {
  id: 'wordpress',
  name: 'WordPress.com',
  kind: 'web-hosting',
  hosts: ['wordpress.com', 'www.wordpress.com'],
  canonicalHost: 'wordpress.com',
  otherHosts: [BLOG],
  rows: [
    { host: '*.files.wordpress.com', path: '/:year/**', kind: 'item' },
    blog({ path: '/', query: { p: ':id' }, where: { id: '[0-9]+' }, kind: 'item', canonical: `${AT}/?p=:id` }),
    blog({
      path: '/',
      query: { page_id: ':id' },
      where: { id: '[0-9]+' },
      kind: 'item',
      canonical: `${AT}/?page_id=:id`,
    }),
    blog({ path: '/', query: { s: '*' }, kind: 'search' }),
    blog({ path: '/', query: { cat: '*' }, kind: 'collection' }),
    blog({ path: '/', query: { tag: '*' }, kind: 'tag' }),
    blog({ path: '/', kind: 'channel', canonical: `${AT}/` }),
    blog({ path: '/tag/**', kind: 'tag' }),
    blog({ path: '/category/**', kind: 'collection' }),
    blog({ path: '/author/**', kind: 'channel', canonical: `${AT}/` }),
    blog({ path: '/page/:n', kind: 'channel', canonical: `${AT}/` }),
    blog({ path: '/feed/**', kind: 'collection' }),
    blog({ path: '/:year', where: { year: '[0-9]{4}' }, kind: 'collection' }),
    blog({ path: '/:year/:month', where: { year: '[0-9]{4}', month: '[0-9]{2}' }, kind: 'collection' }),
    blog({ path: '/:year/:month/:day', where: { year: '[0-9]{4}', day: '[0-9]{2}' }, kind: 'collection' }),
    blog({
      path: '/:year/:month/:day/:slug/**',
      where: { year: '[0-9]{4}', month: '[0-9]{2}', day: '[0-9]{2}' },
      kind: 'item',
      canonical: `${AT}/:year/:month/:day/:slug`,
      lower: ['slug'],
    }),
    { path: '/tag/**', kind: 'tag' },
    { path: '/search/**', kind: 'search' },
    { path: '/read/blogs/:blog/posts/:id', kind: 'item' },
    { path: '/read/feeds/:feed/posts/:id', kind: 'item' },
    { path: '/**', kind: 'home' },
  ],
  cases: {
    pass: [
      ['https://Synthetic.wordpress.com/2019/04/10/A-Post/', 'https://synthetic.wordpress.com/2019/04/10/a-post'],
      ['http://synthetic.wordpress.com/?p=12&utm_source=x', 'https://synthetic.wordpress.com/?p=12'],
      ['https://synthetic.wordpress.com/a-page/', 'https://synthetic.wordpress.com/a-page'],
      ['https://synthetic.files.wordpress.com/2019/04/a.pdf', 'https://synthetic.files.wordpress.com/2019/04/a.pdf'],
    ],
    stop: [
      ['https://wordpress.com/', 'home-page'],
      ['https://synthetic.wordpress.com/2019/04/', 'collection-page'],
      ['https://synthetic.wordpress.com/category/anything/', 'collection-page'],
      ['https://synthetic.wordpress.com/tag/anything/', 'tag-page'],
      ['https://synthetic.wordpress.com/?s=anything', 'search-page'],
    ],
    account: [
      ['https://synthetic.wordpress.com/', 'https://synthetic.wordpress.com/'],
      ['synthetic.wordpress.com', 'https://synthetic.wordpress.com/'],
      ['https://synthetic.wordpress.com/page/3/', 'https://synthetic.wordpress.com/'],
    ],
  },
};
