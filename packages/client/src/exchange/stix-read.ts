import type { ListEntry, Opinion } from '@remit/match';
import { z } from 'zod';
import { type Assumed, type ExactKind, known, type Loss, opinion, printOf, type Reading } from './format.ts';
import { TLP } from './stix-objects.ts';

const reference = z.object({ source_name: z.string(), external_id: z.string().optional() });
const common = {
  id: z.string(),
  created_by_ref: z.string().optional(),
  revoked: z.boolean().default(false),
  labels: z.array(z.string()).default([]),
  object_marking_refs: z.array(z.string()).default([]),
};
const indicatorSchema = z.object({
  ...common,
  type: z.literal('indicator'),
  pattern: z.string(),
  pattern_type: z.string(),
  valid_until: z.string().optional(),
  confidence: z.number().min(0).max(100).optional(),
  indicator_types: z.array(z.string()).default([]),
  external_references: z.array(reference).default([]),
});
const opinionSchema = z.object({
  ...common,
  type: z.literal('opinion'),
  opinion: z.string(),
  object_refs: z.array(z.string()),
});
const identitySchema = z.object({ type: z.literal('identity'), id: z.string(), name: z.string() });
const bundleSchema = z.object({
  type: z.literal('bundle'),
  objects: z.array(z.looseObject({ type: z.string(), id: z.string() })),
});
type Indicator = z.infer<typeof indicatorSchema>;

const FILE = /^\[\s*file:hashes\.(?:'(SHA-256|MD5)'|(MD5))\s*=\s*'([0-9a-fA-F]+)'\s*\]$/u;
const FILE_KINDS: Readonly<Record<string, ExactKind>> = { 'SHA-256': 'sha256', MD5: 'md5' };
const OWN_KINDS: Readonly<Record<string, ExactKind>> = { pdq: 'pdq', 'remit-link-sha256': 'link' };

function printOfPattern({ pattern, pattern_type: type }: Indicator): ListEntry['fingerprint'] | null {
  const own = known(OWN_KINDS, type);
  if (own) return printOf(own, pattern);
  const [, quoted, plain, hex] = (type === 'stix' && FILE.exec(pattern)) || [];
  return hex === undefined ? null : printOf(FILE_KINDS[quoted ?? plain ?? '']!, hex);
}

const labelled = (labels: readonly string[], name: string): string | undefined =>
  labels.find((label) => label.startsWith(`${name}:`))?.slice(name.length + 1);
const LEVELS = new Map(Object.entries(TLP).map(([level, id]) => [id, level]));
const levelOf = (refs: readonly string[]): string | undefined => refs.map((ref) => LEVELS.get(ref)).find(Boolean);
const named = ({ external_references: refs }: Indicator, source: string): string | undefined =>
  refs.find((one) => one.source_name === source)?.external_id;

function authorsOpinion(one: Indicator, party: string, ground: string): Opinion {
  const says = one.revoked ? 'withdrawn' : one.indicator_types.includes('benign') ? 'negative' : 'positive';
  return opinion({
    party,
    says,
    ground: labelled(one.labels, 'ground') ?? ground,
    entity: labelled(one.labels, 'entity'),
    tlp: levelOf(one.object_marking_refs),
    source: named(one, 'remit-source'),
    confidence: one.confidence === undefined ? undefined : one.confidence / 100,
    expires: one.valid_until,
  });
}

const SAYS: Readonly<Record<string, Opinion['says']>> = {
  agree: 'positive',
  'strongly-agree': 'positive',
  disagree: 'negative',
  'strongly-disagree': 'negative',
};

function bundleOf(text: string): z.infer<typeof bundleSchema> | null {
  try {
    return bundleSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function readStix(text: string, assumed: Assumed): Reading | { unreadable: string } {
  const bundle = bundleOf(text);
  if (bundle === null) return { unreadable: 'This is no STIX bundle in JSON.' };
  const lost: Loss[] = [];
  const of = <T>(schema: z.ZodType<T>): T[] => bundle.objects.flatMap((one) => schema.safeParse(one).data ?? []);
  const names = new Map(of(identitySchema).map(({ id, name }) => [id, name]));
  const partyOf = (ref: string | undefined): string => names.get(ref ?? '') ?? assumed.party;
  const opinions = Map.groupBy(
    of(opinionSchema).flatMap((one) => one.object_refs.map((about) => ({ ...one, about }))),
    ({ about }) => about,
  );
  const sound = new Map(of(indicatorSchema).map((one) => [one.id, one]));
  const entries = bundle.objects.flatMap(({ type, id }): ListEntry[] => {
    if (type !== 'indicator') return [];
    const one = sound.get(id);
    const fingerprint = one && printOfPattern(one);
    if (!one || !fingerprint) {
      lost.push({
        at: id,
        what: one ? 'its pattern is more than one hash, or of another kind' : 'it is no whole indicator',
      });
      return [];
    }
    const others = (opinions.get(id) ?? []).flatMap((other) => {
      const says = other.revoked ? 'withdrawn' : known(SAYS, other.opinion);
      const ground = labelled(other.labels, 'ground') ?? assumed.ground;
      return says
        ? [opinion({ party: partyOf(other.created_by_ref), says, ground, tlp: levelOf(other.object_marking_refs) })]
        : [];
    });
    const author = authorsOpinion(one, partyOf(one.created_by_ref), assumed.ground);
    return [{ id: named(one, 'remit') ?? id, fingerprint, opinions: [author, ...others] }];
  });
  return { entries, removed: [], checkpoint: null, lost };
}
