import { contract, problemView, type Row } from '@remit/client/contract';
import { z } from 'zod';
import { EVENTS_ROW } from './events.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Json;
  return rest;
};

const header = (name: string, description: string, pattern: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', pattern },
});
const WRITE_HEADERS = [
  header('Idempotency-Key', 'A repeat with the same key gets the first answer', '^[\\x21-\\x7e]{1,128}$'),
  header('If-Match', 'The version at which the subject must stand, such as "7"', '^"?[0-9]{1,9}"?$'),
];

function parametersIn(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }));
}

const PROBLEM: Json = {
  description: 'A problem document (RFC 9457): what was refused, why, and what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function securityOf({ permission }: Pick<Row, 'permission'>): Json[] {
  return permission === 'public' || permission === 'demonstration' ? [] : [{ session: [] }, { token: [] }, { key: [] }];
}

function operationOf(name: string, row: Row): Json {
  const { permission, audit } = row;
  return {
    operationId: name,
    summary: row.summary,
    security: securityOf(row),
    'x-permission': permission,
    'x-audit': audit,
    parameters: [
      ...parametersIn('path', row.params),
      ...parametersIn('query', row.query),
      ...(row.idempotent ? WRITE_HEADERS : []),
    ],
    ...(row.body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(row.body, 'input') } } },
    }),
    responses: {
      200: {
        description: row.summary,
        content: { [row.mediaType ?? 'application/json']: { schema: schemaOf(row.response, 'output') } },
      },
      default: PROBLEM,
    },
  };
}

const EVENTS: Json = {
  operationId: 'events',
  summary:
    'Which cases of my organisation change, as they change: `case` with the referral’s id, `gap` when some may have been missed, `signed-out` at the end of the session',
  security: securityOf(EVENTS_ROW),
  'x-permission': EVENTS_ROW.permission,
  'x-audit': EVENTS_ROW.audit,
  responses: {
    200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    default: PROBLEM,
  },
};

const LOG_FILE: Json = {
  operationId: 'logFile',
  summary: 'A file of the public log (C2SP tlog-tiles): `checkpoint`, tiles and entry bundles',
  security: [],
  'x-permission': 'public',
  'x-audit': 'none',
  parameters: [{ name: 'path', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': {}, 'text/plain': {} } },
    default: PROBLEM,
  },
};

const SECURITY: Json = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-remit',
    description: 'Writes also send X-Remit-CSRF from GET /api/session',
  },
  token: { type: 'http', scheme: 'bearer', description: 'A person’s session, for the command' },
  key: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Remit-Key keyId:timestamp:nonce:signature`, Ed25519 over this one request',
  },
};

/** The whole contract as OpenAPI 3.1, made from the rows that the routes are made from. */
export function openApi(origin: string): Json {
  const paths: Record<string, Json> = { [EVENTS_ROW.path]: { get: EVENTS }, '/log/{path}': { get: LOG_FILE } };
  for (const [name, row] of Object.entries(contract as Readonly<Record<string, Row>>)) {
    const path = row.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(name, row) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Remit', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: origin }],
    paths,
    components: { schemas: { Problem: schemaOf(problemView, 'output') }, securitySchemes: SECURITY },
  };
}
