import { z } from 'zod';
import { instant, localCode, prose, state } from '../wire/primitives.ts';
import { itemTemplateSchema, headerDefaultsSchema } from '../referral/template.ts';
import { CONTENT_TYPES, INSTRUMENTS, SENSITIVE_CATEGORIES } from '../referral/codes.ts';

/** Extra triggers for lock 2; `EVERYTHING` makes every referral pass it. None of the fixed triggers can be removed. */
export const EXTRA_LOCKS = ['EVERYTHING', 'FIRST_TO_PLATFORM', 'PERSON_IDENTIFIED'] as const;

/** A published parameter set (R068, C2): under which powers, for what, with which evidence, within which limits. */
export const parameterSetSchema = z.strictObject({
  id: localCode,
  version: z.int().min(1),
  unit: z.string(),
  title: prose(120),
  publicText: prose(4000),
  inForceFrom: instant,
  inForceTo: instant,
  calendar: z.enum(['UK_ALL', 'DE', 'FR', 'US']),
  instruments: z.array(z.enum(INSTRUMENTS)).min(1),
  powers: z
    .array(z.strictObject({ code: localCode, citation: prose(200) }))
    .min(1)
    .max(30),
  categories: z.array(z.enum(CONTENT_TYPES)).min(1),
  evidenceStandard: prose(600),
  sensitiveList: z.array(z.enum(SENSITIVE_CATEGORIES)),
  batchLimit: z.int().min(1).max(500),
  rolling: z.strictObject({
    perAccount30Days: z.int().min(1),
    perUnitAndPlatform30Days: z.int().min(1),
    perImport: z.int().min(1),
  }),
  sampleShare: z.number().min(0.01).max(1),
  extraLocks: z.array(z.enum(EXTRA_LOCKS)),
  designatedEntities: z
    .array(
      z.strictObject({
        id: localCode,
        name: prose(120),
        list: prose(120),
        jurisdiction: state,
        delistedAt: instant.nullable(),
      }),
    )
    .max(500),
  headerDefaults: headerDefaultsSchema,
  itemTemplates: z.array(itemTemplateSchema).max(50),
  consultation: z.strictObject({
    openedAt: instant,
    closedAt: instant,
    responses: z.int().min(0),
    summary: prose(2000),
  }),
  approvals: z.array(z.strictObject({ organisation: z.string(), at: instant })).min(1),
});
export type ParameterSet = z.infer<typeof parameterSetSchema>;

/** `id@version`, the form in which a referral cites a parameter set. */
export const citation = (set: Pick<ParameterSet, 'id' | 'version'>): string => `${set.id}@${set.version}`;
