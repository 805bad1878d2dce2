import {
  cardSchema,
  headerDraftSchema,
  INSTRUMENTS,
  ITEM_STATES,
  itemDraftSchema,
  LOCK_TRIGGERS,
  lock2AnswersSchema,
  ORGANISATION_KINDS,
  parameterSetSchema,
  PRIORITIES,
  ROLES,
  STATUSES,
} from '@remit/protocol';
import { z } from 'zod';

/** What the API answers with. Every schema here is part of the contract; fields are added, never re-meant. */
export const due = z.object({ operationalDue: z.string(), legalLatest: z.string() });
export const party = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  state: z.string(),
});

export const sessionView = z.object({
  demonstration: z.boolean(),
  /** Null for a visitor who is not signed in, and for a key. */
  person: z
    .object({ id: z.string(), pseudonym: z.string(), role: z.enum(ROLES), roles: z.array(z.enum(ROLES)) })
    .nullable(),
  organisation: party.nullable(),
  csrf: z.string(),
  expiresAt: z.string().nullable(),
  softwareKey: z.boolean(),
  /** Where on one's own machine the desk's signer may be asked; null where the operator named nothing. */
  deskSigner: z.string().nullable(),
  now: z.string(),
});

export const clocks = z.object({
  unitMs: z.number(),
  oversightMs: z.number(),
  platformMs: z.number(),
  pausedMs: z.number(),
  running: z.enum(['unit', 'oversight', 'platform', 'paused', 'stopped']),
});

export const queueRow = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  status: z.enum(STATUSES),
  instrument: z.enum(INSTRUMENTS).nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  unit: z.string(),
  unitName: z.string(),
  platform: z.string(),
  platformName: z.string(),
  officer: z.string().nullable(),
  items: z.int(),
  openItems: z.int(),
  turn: z.enum(['unit', 'oversight', 'platform', 'paused', 'stopped']),
  due: due.nullable(),
  /** What falls due, e.g. ACKNOWLEDGE or LOCK2; the desk's one next action. */
  dueFor: z.string().nullable(),
  /** Whether the platform's card commits it to the target times; if not, they are an orientation (D14). */
  timesDeclared: z.boolean().default(false),
  triggers: z.array(z.enum(LOCK_TRIGGERS)),
  flags: z.array(z.string()),
  proof: z.enum(['LOCK1', 'LOCK1_AND_2']).nullable(),
  updatedAt: z.string(),
});
export const queuePage = z.object({ rows: z.array(queueRow), next: z.string().nullable(), total: z.int().nullable() });

export const actorView = z.object({
  type: z.enum(['person', 'key', 'system']),
  /** Pseudonym, key name or rule; null where the reader may not know it (D11). */
  name: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
});
export const timelineEntry = z.object({
  version: z.int(),
  kind: z.string(),
  at: z.string(),
  actor: actorView,
  /** The fact's fields that this reader may see. */
  data: z.record(z.string(), z.unknown()),
  /** Position in the log once sequenced; the promise before. */
  leafIndex: z.int().nullable(),
  /** What signed it, never who: NONE where the act is none that is signed. */
  signedWith: z.enum(['SOFTWARE_KEY', 'PASSKEY', 'PERSONAL_KEY', 'MACHINE_KEY', 'SERVICE', 'NONE']),
});

export const itemView = z.object({
  id: z.string(),
  content: itemDraftSchema,
  state: z.enum(ITEM_STATES),
  stoppedBy: z.object({ gate: z.string(), code: z.string() }).nullable(),
  override: z.object({ reason: z.string() }).nullable(),
  /** Lock 1: whether this item is to be read again, was, and whether the answers differed. */
  reread: z.boolean(),
  blind: z.object({ differs: z.boolean(), reading: z.record(z.string(), z.unknown()).nullable() }).nullable(),
  /** True while this reader has to answer blind: exemptions and sensitivity are then left out of `content` (D6). */
  answersHidden: z.boolean(),
  decision: z
    .object({
      outcome: z.string(),
      ground: z.string().nullable(),
      clause: z.string().nullable(),
      exemption: z.string().nullable(),
      redirectTo: z.string().nullable(),
      reason: z.string(),
      at: z.string(),
    })
    .nullable(),
  effectiveAt: z.string().nullable(),
  rechecks: z.array(z.object({ finding: z.string(), seenAt: z.string(), by: z.string() })),
  correction: z.object({ cause: z.string(), at: z.string() }).nullable(),
  reinstated: z.object({ source: z.string(), at: z.string() }).nullable(),
  sample: z
    .object({
      verdict: z.string().nullable(),
      falseNo: z.boolean().nullable(),
      reading: z.record(z.string(), z.unknown()).nullable(),
    })
    .nullable(),
});

export const gateReport = z.object({
  gates: z.record(z.string(), z.string()),
  findings: z.array(
    z.object({
      gate: z.string(),
      outcome: z.string(),
      code: z.string(),
      item: z.string().nullable(),
      field: z.string().nullable(),
      detail: z.string(),
    }),
  ),
});

export const caseView = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(STATUSES),
  reference: z.string(),
  importId: z.string().nullable(),
  unit: party,
  platform: party,
  header: headerDraftSchema,
  /** The referrals that the header names, as far as the reader may know of them. */
  links: z.array(z.object({ reference: z.string(), referral: z.string() })),
  legalForce: z.string().nullable(),
  criminalRouteConsidered: z.boolean(),
  items: z.array(itemView),
  digest: z.string().nullable(),
  /** The canonical document whose digest is signed; null while this reader has to answer some of it blind (D6). */
  document: z.record(z.string(), z.unknown()).nullable().default(null),
  gates: gateReport.nullable(),
  /** What is known of the restricted annex without opening it; null where the case has none. */
  annex: z
    .object({
      attachedAt: z.string(),
      digest: z.string(),
      sizeBytes: z.int(),
      destroyedAt: z.string().nullable(),
      /** Pseudonyms of the people of the reader's own organisation who are cleared now. */
      cleared: z.array(z.string()),
    })
    .nullable()
    .default(null),
  triggers: z.array(z.enum(LOCK_TRIGGERS)),
  /** The oversight bodies appointed for the unit now: a lock belongs to one of them. */
  oversight: z.array(z.string()),
  lock1: z.object({ at: z.string(), digest: z.string(), desk: z.string() }).nullable(),
  lock2: z
    .object({
      at: z.string(),
      digest: z.string(),
      body: z.string(),
      appointer: z.string(),
      judicial: z.boolean(),
      termUntil: z.string(),
      answers: lock2AnswersSchema.nullable(),
      narrowedFrom: z.string().nullable(),
    })
    .nullable(),
  refusal: z.object({ codes: z.array(z.string()), reasons: z.string(), at: z.string() }).nullable(),
  /** Why lock 1 gave the draft back; null once it has approved. */
  lock1Reason: z.string().nullable(),
  lock2Question: z.string().nullable(),
  reconsideration: z.object({ by: z.string(), grounds: z.string(), outcome: z.string().nullable() }).nullable(),
  due: z.object({
    lock2: due.nullable(),
    ack: due.nullable(),
    decide: due.nullable(),
    effect: due.nullable(),
    answer: due.nullable(),
  }),
  /** As in the queue: whether the platform's own times are owed or an orientation (D14). */
  timesDeclared: z.boolean().default(false),
  clocks,
  clarifications: z.array(
    z.object({
      round: z.int(),
      askedAt: z.string(),
      questions: z.array(z.object({ code: z.string(), itemId: z.string().nullable() })),
      freeText: z.string().nullable(),
      answerDue: due,
      answer: z.string().nullable(),
      answeredAt: z.string().nullable(),
      lapsed: z.boolean(),
    }),
  ),
  answeredFromRecord: z.array(z.object({ code: z.string(), itemId: z.string().nullable(), answer: z.string() })),
  /** To the platform one neutral pause: reason and note are then null (D8). */
  hold: z
    .object({ reason: z.string().nullable(), note: z.string().nullable(), until: z.string(), mine: z.boolean() })
    .nullable(),
  /** The hold that ended and that oversight may renew, once. */
  endedHold: z.object({ reason: z.string().nullable(), until: z.string() }).nullable(),
  notice: z.object({ status: z.string(), at: z.string() }).nullable(),
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  usefulUntil: z.string().nullable(),
  useRenewedAt: z.string().nullable(),
  monitoredUntil: z.string().nullable(),
  attribution: z.string().nullable(),
  stop: z.object({ code: z.string(), reason: z.string(), letter: z.boolean() }).nullable(),
  timeline: z.array(timelineEntry),
  /** For each command this person might give: allowed now, or the refusal's code. */
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});

export const writeAnswer = z.object({
  id: z.string(),
  version: z.int(),
  status: z.string(),
  facts: z.array(z.string()),
  /** The service's signed promise that these facts enter the log; the proof follows at the next checkpoint (D12). */
  promise: z.string(),
});

/** What was opened, with the salt by which the record's digest commits to it; a repeat is asked afresh. */
export const openedAnnex = writeAnswer.extend({ annex: z.object({ text: z.string(), salt: z.string() }) });

export const contactView = z.object({
  desk: z.string(),
  person: z.string(),
  deputy: z.string().nullable(),
  phone: z.string(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  hours: z.string(),
  verifiedAt: z.string(),
  stale: z.boolean(),
});
export const organisationView = z.object({
  ...party.shape,
  trustTier: z.string(),
  domain: z.string().nullable(),
  status: z.string(),
  contacts: z.array(contactView),
  card: cardSchema.nullable(),
  capacity: z.string(),
  oversight: z
    .object({ appointer: z.string(), termUntil: z.string(), judicial: z.boolean(), units: z.array(z.string()) })
    .nullable(),
  parameterSets: z.array(
    z.object({ citation: z.string(), title: z.string(), inForceFrom: z.string(), inForceTo: z.string() }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      pseudonym: z.string(),
      roles: z.array(z.enum(ROLES)),
      certifiedUntil: z.string().nullable(),
    }),
  ),
});

/** Everything the rules need in a browser while somebody drafts; deconfliction is never part of it (D10). */
export const draftingWorld = z.object({
  unit: z.record(z.string(), z.unknown()),
  platform: z.record(z.string(), z.unknown()),
  parameterSet: parameterSetSchema.nullable(),
  certifiedUntil: z.string().nullable(),
  history: z.record(
    z.string(),
    z.array(
      z.object({
        referral: z.string(),
        at: z.string(),
        outcome: z.string(),
        reasons: z.string(),
        facts: z.array(z.string()).optional(),
      }),
    ),
  ),
  knownReferences: z.array(z.string()),
  counts: z.record(z.string(), z.unknown()),
  oversight: z.array(z.string()),
});

export const importRowResult = z.object({
  line: z.int(),
  url: z.string(),
  result: z.enum(['ready', 'needs-work', 'stopped', 'duplicate', 'invalid']),
  codes: z.array(z.string()),
  platform: z.string().nullable(),
  referral: z.string().nullable(),
  sentence: z.string(),
});
export const importView = z.object({
  id: z.string(),
  dryRun: z.boolean(),
  at: z.string(),
  fileName: z.string(),
  items: z.array(importRowResult),
  drafts: z.array(
    z.object({
      referral: z.string(),
      reference: z.string(),
      platform: z.string(),
      items: z.int(),
      /** Why lock 2 comes before sending, as things stood at the import (D1); empty where lock 1 suffices. */
      lock2Because: z.array(z.enum(LOCK_TRIGGERS)),
    }),
  ),
  /** Items in all drafts of one import above which each of them needs lock 2; null where no parameter set is cited. */
  lock2Above: z.int().nullable(),
  totals: z.object({
    rows: z.int(),
    ready: z.int(),
    needsWork: z.int(),
    stopped: z.int(),
    duplicate: z.int(),
    invalid: z.int(),
  }),
});

export const noticeView = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  referral: z.string().nullable(),
  reference: z.string().nullable(),
  readAt: z.string().nullable(),
});
