import type { Row } from '@remit/client/contract';
import { type Refusal, refuse } from '@remit/protocol';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type EdgeRefusal, edge, type FieldError } from './edge-refusals.ts';
import { isFitText } from './strict-json.ts';

const NOTHING = z.strictObject({});
const SHOWN = 20;

/** What is not in the table is refused, at the top of every part of a request; deeper, the row's own schemas say it. */
const strictly = (schema: z.ZodType | undefined): z.ZodType => {
  if (schema === undefined) return NOTHING;
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
};

type Checked = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** Compiles a row's schemas once; the function then checks one request. */
export function validator(row: Row): (request: FastifyRequest) => Checked | EdgeRefusal | Refusal {
  const params = strictly(row.params);
  const query = strictly(row.query);
  const body = row.body && strictly(row.body);
  const isCommand = row.audit.startsWith('command.') && row.audit !== 'command.import';
  return (request) => {
    // An address that can name nothing answers as one that names nothing.
    const path = read(params, request.params);
    if ('errors' in path) return edge('not-found');
    const asked = read(query, request.query);
    if ('errors' in asked) return edge('request-invalid', { errors: asked.errors });
    const sent = body ? read(body, request.body) : { value: undefined };
    if ('errors' in sent)
      return isCommand ? invalidCommand(sent.errors) : edge('request-invalid', { errors: sent.errors });
    return { params: path.value, query: asked.value, body: sent.value };
  };
}

function invalidCommand(errors: readonly FieldError[]): Refusal & { errors: readonly FieldError[] } {
  const [first] = errors;
  return { ...refuse('invalid-command', first?.field || undefined, first?.message), errors };
}

function read(schema: z.ZodType, value: unknown): { readonly value: unknown } | { readonly errors: FieldError[] } {
  if (isFlat(value) && !Object.values(value).every((text) => typeof text !== 'string' || isFitText(text))) {
    return { errors: [{ field: '', message: 'contains characters that cannot be kept' }] };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return { errors: parsed.error.issues.slice(0, SHOWN).flatMap(fieldErrors) };
}

const isFlat = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, SHOWN)
      .map((key) => ({ field: [...at, key.slice(0, 80)].join('.'), message: 'is not known here', fault: 'unknown' }));
  return [{ field: at.join('.'), message: issue.message, ...faultOf(issue) }];
}

/** The kind of fault, so that screens can say it in their reader's language. */
function faultOf(issue: z.core.$ZodIssue): Pick<FieldError, 'fault' | 'limit'> {
  if (issue.code === 'too_big') return { fault: 'too-long', limit: Number(issue.maximum) };
  if (issue.code === 'too_small') return { fault: 'too-short', limit: Number(issue.minimum) };
  if (issue.code === 'invalid_value') return { fault: 'not-offered' };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { fault: 'missing' };
  return { fault: 'unreadable' };
}
