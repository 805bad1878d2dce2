// What `remit-server found` is told, on its command line or in a file, checked before anything is done.
import { readFileSync } from 'node:fs';
import { identifier, partyCommandSchemas, prose, REFUSALS, type Refusal } from '@remit/protocol';
import { z } from 'zod';
import { StartFailure } from '../store/embedded/index.ts';

const { shape: hub } = partyCommandSchemas.RegisterOrganisation;
const channel = z.enum(['IN_PERSON', 'PHONE', 'POST']);
const person = z.strictObject({
  person: identifier,
  pseudonym: prose(64),
  name: prose(120),
  channel: channel.default('IN_PERSON'),
});
const people = z.tuple([person, person]);
const founding = z.strictObject({
  id: identifier.default('hub'),
  name: hub.name,
  domain: hub.domain,
  jurisdiction: hub.jurisdiction,
  people,
});
const again = z.strictObject({ id: identifier.optional(), people });

export type FoundingPlan = z.infer<typeof founding>;
export type AgainPlan = z.infer<typeof again>;

export type FoundOptions = {
  readonly id?: string;
  readonly name?: string;
  readonly domain?: string;
  readonly jurisdiction?: string;
  readonly person?: readonly string[];
  readonly channel?: readonly string[];
  readonly file?: string;
  readonly again?: true;
  readonly codesTo?: readonly string[];
};

/** `--person ID PSEUDONYM NAME`, given twice, arrives as one list. */
function peopleOf({ person: parts = [], channel: channels = [] }: FoundOptions): object[] {
  if (parts.length !== 6)
    throw new StartFailure('Give --person ID PSEUDONYM NAME twice: a hub begins with two people.');
  return [0, 1].map((each) => ({
    person: parts[3 * each],
    pseudonym: parts[3 * each + 1],
    name: parts[3 * each + 2],
    ...(channels[each] !== undefined && { channel: channels[each] }),
  }));
}

function fromFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new StartFailure(`The file ${path} ${code === undefined ? 'is not JSON' : `cannot be read: ${code}`}.`);
  }
}

function given(options: FoundOptions): unknown {
  if (options.file !== undefined) return fromFile(options.file);
  const { id, name, domain, jurisdiction } = options;
  const all = { id, name, domain, jurisdiction, people: peopleOf(options) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function readAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  throw new StartFailure(['To be mended before a hub can be founded:', ...lines].join('\n'));
}

/** @throws {StartFailure} with everything that is to be mended, at once */
export const foundingPlan = (options: FoundOptions): FoundingPlan => readAs(founding, given(options));

/** For a ceremony that is started again: the hub is there, so only its people are asked. */
export const againPlan = (options: FoundOptions): AgainPlan => readAs(again, given(options));

export function sentenceOf({ code, field }: Refusal): string {
  const { officer, remedy } = REFUSALS[code];
  return `${officer}${field === undefined ? '' : ` (${field})`} ${remedy}`;
}
