// A platform on fastify that checks each upload before it is shown. The upload is kept and published either way: what is
// flagged goes to a person, with the reasons.
//
//   node --conditions=remit-source examples/gate-fastify/main.js examples/gate-list.csv
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { explain } from '@remit/match/node';
import { gateFrom } from '../gate-list.js';

const gate = await gateFrom(process.argv[2] ?? 'examples/gate-list.csv');
const review = [];
const app = fastify({ bodyLimit: 32 << 20 });
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

app.post('/uploads', async (request, reply) => {
  const id = randomUUID();
  const { verdict, matches, warnings, tookMicroseconds } = await gate.check({ bytes: request.body });
  if (verdict === 'flag') review.push({ id, why: matches.filter(({ flag }) => flag).map(explain) });
  return reply.status(201).send({ id, tookMicroseconds, warnings });
});

app.get('/review', async () => review);
app.addHook('onClose', async () => gate.close());

console.log(`listening on ${await app.listen({ port: Number(process.env.PORT ?? 8080), host: '127.0.0.1' })}`);
process.on('SIGTERM', () => app.close());
