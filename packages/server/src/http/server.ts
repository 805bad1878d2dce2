import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { ReadRecorder } from '../commands/record-reads.ts';
import { watchRequests } from './access-log.ts';
import { nameOf, readerOf, VISITOR } from './asker.ts';
import { readBodies } from './body.ts';
import { refuseWhileClosing } from './closing.ts';
import type { Deps, HttpConfig } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { EVENTS_ROW, LiveStreams, registerEvents } from './events.ts';
import { answerFailures, clientError, frameworkError, methodsOf } from './failures.ts';
import type { Gatehouse } from './guard.ts';
import { checkHost } from './host.ts';
import { limiters } from './limits.ts';
import { registerLists } from './list-files.ts';
import { registerLog } from './log-files.ts';
import { openApi } from './openapi.ts';
import { registerOperations } from './operations.ts';
import { sendJson, sendNo } from './reply.ts';
import { registerContract } from './routes.ts';
import { secureHeaders } from './security-headers.ts';
import { isNavigation, type Page, registerWeb } from './web-files.ts';

export type { Deps, HttpConfig, Limits } from './deps.ts';

/**
 * The edge: HTTP in, commands and queries out. The caller listens; `close` waits for requests and the record of reads.
 *
 * @example
 * const app = await buildServer({ store, executor, config, ports, logger });
 * await app.listen({ host: '127.0.0.1', port: 4600 });
 */
export async function buildServer(deps: Deps): Promise<FastifyInstance> {
  const app = bareServer(deps);
  const registry = watchRequests(app, deps.registry);
  app.decorateRequest('asker');
  app.addHook('onRequest', async (request) => void (request.asker = VISITOR));
  await secureHeaders(app, deps.config);
  refuseWhileClosing(app);
  checkHost(app, deps.config);
  readBodies(app);
  answerFailures(app);
  await app.register(cookie);
  const house: Gatehouse = { deps, limit: await limiters(app, deps.config) };
  const recorder = new ReadRecorder(deps.store, deps.ports);
  const rows = registerContract(app, house, recorder);
  await registerLive(app, house);
  registerOperations(app, deps, registry);
  registerLog(app, deps);
  registerLists(app, deps);
  registerDescription(app, deps.config);
  const page = deps.config.webRoot === null ? null : await registerWeb(app, deps.config.webRoot);
  answerUnknown(app, methodsOf([...rows, EVENTS_ROW]), page);
  app.addHook('onClose', () => recorder.close());
  return app;
}

/** Bounded in every direction: time to send a request, size of its head, depth of its path. */
function bareServer({ logger, config }: Deps): FastifyInstance {
  return fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: 2 * 1024 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    // A request that names no host is refused where hosts are checked, as a problem document, not by Node's bare 400.
    http: { headersTimeout: 20_000, maxHeaderSize: 16 * 1024, requireHostHeader: false },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false, caseSensitive: true },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    clientErrorHandler: clientError,
    frameworkErrors: frameworkError,
  });
}

async function registerLive(app: FastifyInstance, house: Gatehouse): Promise<void> {
  const streams = new LiveStreams(house.deps);
  registerEvents(app, house, streams, (asker) => `${readerOf(asker).organisation} ${nameOf(asker)}`);
  app.addHook('onReady', () => streams.open());
  app.addHook('preClose', () => streams.close());
}

function registerDescription(app: FastifyInstance, { origin }: HttpConfig): void {
  let description: object | undefined;
  app.get('/openapi.json', (request, reply) => sendJson(request, reply, (description ??= openApi(origin))));
}

function answerUnknown(app: FastifyInstance, methods: (path: string) => string[], page: Page | null): void {
  app.setNotFoundHandler((request, reply) => {
    const known = methods(request.url.split('?', 1)[0] ?? '');
    if (known.length > 0) return sendNo(request, reply.header('allow', known.join(', ')), edge('method-unknown'));
    if (page && isNavigation(request)) return page(request, reply);
    return sendNo(request, reply, edge('not-found'));
  });
}
