import { headerSchema, type Header } from '../header.ts';
import { complain, isBlank, NOTHING, type Complaint, type HeaderRule, type Scene } from './rule.ts';

type Field = keyof Header;
const FIELDS = Object.keys(headerSchema.shape) as Field[];
/** Other rules speak for these, with a better sentence. */
const ELSEWHERE: readonly Field[] = ['alternatives', 'whyNotCriminal'];
/** Where nothing is asked of the platform, there is no reach to limit and no statutory way to prefer (D16). */
const ONLY_WHERE_ASKED: readonly Field[] = ['requestedAction', 'territory', 'whyNotStatutory'];

/** G1: every mandatory field of the header is there; below 100 percent nothing is sent (R073). */
export const headerComplete: HeaderRule = (scene) => [
  ...FIELDS.filter((field) => isMandatory(field, scene)).flatMap((field) => missing(field, scene)),
  ...(scene.items.length === 0 && scene.header.instrument !== 'INFORMATION_ONLY' ? incomplete('items', 'missing') : []),
];

function isMandatory(field: Field, { header }: Scene): boolean {
  if (ELSEWHERE.includes(field)) return false;
  return header.instrument !== 'INFORMATION_ONLY' || !ONLY_WHERE_ASKED.includes(field);
}

function missing(field: Field, { header }: Scene): readonly Complaint[] {
  const value: unknown = header[field];
  const parsed = headerSchema.shape[field].safeParse(value);
  if (parsed.success) return NOTHING;
  if (value === undefined || isBlank(value)) return incomplete(field, 'missing');
  const path = parsed.error.issues[0]?.path ?? [];
  return incomplete([field, ...path].join('.'), 'missing or not readable');
}

const incomplete = (field: string, detail: string): readonly Complaint[] =>
  complain('FIXABLE', 'G1_INCOMPLETE', field, detail);
