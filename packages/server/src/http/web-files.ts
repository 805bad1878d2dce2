import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { styleNonceOf } from './security-headers.ts';

const PAGE = 'index.html';
const NONCE = '{{style-nonce}}';

export type Page = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Whether a person's browser goes to an address of the screens, rather than a script asking for data. */
export const isNavigation = ({ method, headers, url }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (headers.accept ?? '').includes('text/html') &&
  !/^\/(api|log)(\/|\?|$)/.test(url);

/**
 * The built screens. Files are listed once when the server starts, so no address can name anything else on the disk;
 * every other address of a person's browser gets the page, with the nonce of its own response.
 */
export async function registerWeb(app: FastifyInstance, webRoot: string): Promise<Page> {
  const [before = '', after = ''] = readFileSync(join(webRoot, PAGE), 'utf8').split(NONCE);
  const page: Page = (_request, reply) =>
    reply
      .code(200)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(`${before}${styleNonceOf(reply.raw)}${after}`);
  app.get('/', page);
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    index: false,
    serveDotFiles: false,
    globIgnore: [PAGE],
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Built files carry their digest in their name; the few others may change with the next version.
      const isBuilt = path.startsWith(join(webRoot, 'assets'));
      void reply.header('cache-control', isBuilt ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    },
  });
  return page;
}
