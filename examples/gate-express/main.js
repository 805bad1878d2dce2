// A platform on express that checks each upload before it is shown. The upload is kept and published either way: what is
// flagged goes to a person, with the reasons.
//
//   node --conditions=remit-source examples/gate-express/main.js examples/gate-list.csv
import { randomUUID } from 'node:crypto';
import express from 'express';
import { explain } from '@remit/match/node';
import { gateFrom } from '../gate-list.js';

const gate = await gateFrom(process.argv[2] ?? 'examples/gate-list.csv');
const review = [];
const app = express();

app.post('/uploads', express.raw({ type: () => true, limit: '32mb' }), async (request, response) => {
  const id = randomUUID();
  const { verdict, matches, warnings, tookMicroseconds } = await gate.check({ bytes: request.body });
  if (verdict === 'flag') review.push({ id, why: matches.filter(({ flag }) => flag).map(explain) });
  response.status(201).json({ id, tookMicroseconds, warnings });
});

app.get('/review', (_request, response) => response.json(review));

const server = app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.on('SIGTERM', () => {
  gate.close();
  server.close();
});
