import {
  type ContentType,
  daysAfter,
  type DisputeGround,
  type Entry,
  type EntryCommandData,
  type EntryCommandKind,
  type EntryFingerprint,
  listedFor,
  monthsAfter,
  type Recipient,
  type Role,
  type Tlp,
  type WithdrawalCause,
} from '@remit/protocol';
import { holders, organisationOf, type Person, type PlatformId, type UnitId } from '../people/organisations.ts';
import type { Chance } from '../run/chance.ts';

/** The item of a decided referral on which opinions rest, as both desks of the referral see it. */
export type Source = {
  readonly referral: string;
  readonly itemId: string;
  readonly unit: UnitId;
  readonly platform: PlatformId;
  readonly ground: ContentType;
  readonly entity: string | null;
};

/** What whoever acts sees: the entry, the clock, and the newest version of the own list. */
export type Seen = { readonly entry: Entry; readonly at: string; readonly list: number };

/** One act of one person on the entry; null where whoever looks finds that there is nothing to do. */
export type EntryStep = {
  readonly [K in EntryCommandKind]: {
    readonly by: Person;
    readonly role: Role;
    readonly minutes: number;
    /** As a gate's own program would bring it about: at night and on Sundays too. */
    readonly duty?: boolean;
    readonly kind: K;
    readonly data: (seen: Seen) => EntryCommandData<K> | null;
  };
}[EntryCommandKind];

/** Organisations that take the list. */
export const RECIPIENTS = ['lantern', 'archive', 'pebble', 'nru', 'bru'] as const;
export type Party = (typeof RECIPIENTS)[number];

const tierOf = (organisation: string): Recipient => {
  const { kind, tier } = organisationOf(organisation);
  return { organisation, tier: kind === 'LE_UNIT' ? 'ADMITTED' : tier };
};
const isListed = (entry: Entry, organisation: string): boolean =>
  listedFor({ ...entry, quarantine: null }, tierOf(organisation)) !== null;
const opinionOf = (entry: Entry, organisation: string) =>
  entry.opinions.find(({ document }) => document.organisation === organisation);

type Counts = Pick<EntryCommandData<'ReportMatches'>, 'matched' | 'confirmed' | 'rejected'>;
/** A day at a gate: few matches, most of them confirmed by the people who looked. */
const DAYS: readonly Counts[] = [
  { matched: 'B1', confirmed: 'B1', rejected: 'B0' },
  { matched: 'B1', confirmed: 'B1', rejected: 'B0' },
  { matched: 'B5', confirmed: 'B5', rejected: 'B0' },
  { matched: 'B5', confirmed: 'B1', rejected: 'B1' },
  { matched: 'B1', confirmed: 'B0', rejected: 'B1' },
];

/** What desks and gates do with one entry, as steps: each named after what it means for the entry. */
export class EntryActs {
  readonly #source: Source;
  readonly #print: EntryFingerprint;
  readonly #chance: Chance;

  constructor(source: Source, print: EntryFingerprint, chance: Chance) {
    this.#source = source;
    this.#print = print;
    this.#chance = chance;
  }

  /** One person proposes. */
  propose(organisation: Party, tlp: Tlp): EntryStep {
    return this.#proposedBy(this.#reader(organisation), tlp);
  }

  /** One person proposes, a colleague reads, confirms and signs. */
  hold(organisation: Party, tlp: Tlp = 'GREEN'): EntryStep[] {
    const first = this.#reader(organisation);
    const confirm = this.#signer(
      organisation,
      'ConfirmOpinion',
      300,
      ({ entry }) => {
        const own = entry.proposals.find(({ opinion }) => opinion.organisation === organisation);
        return own ? { digest: own.digest } : null;
      },
      first,
    );
    return [this.#proposedBy(first, tlp), confirm];
  }

  drop(organisation: Party, reason: string): EntryStep {
    return this.#signer(organisation, 'DropProposal', 600, ({ entry }) =>
      entry.proposals.some(({ opinion }) => opinion.organisation === organisation) ? { reason } : null,
    );
  }

  dispute(organisation: Party, ground: DisputeGround, note: string): EntryStep {
    return this.#signer(organisation, 'DisputeEntry', 900, ({ entry, at }) =>
      isListed(entry, organisation) && !opinionOf(entry, organisation)
        ? { ground, tlp: 'GREEN', confidence: this.#chance.between(70, 95), until: monthsAfter(at, 12), note }
        : null,
    );
  }

  withdraw(organisation: Party, cause: WithdrawalCause, note: string | null): EntryStep {
    return this.#signer(organisation, 'WithdrawOpinion', 1400, ({ entry }) =>
      opinionOf(entry, organisation) ? { organisation, cause, note } : null,
    );
  }

  answer(organisation: Party, explanation: string): EntryStep {
    return this.#signer(organisation, 'AnswerQuarantine', 400, ({ entry }) =>
      opinionOf(entry, organisation) ? { explanation } : null,
    );
  }

  /** Whoever owes a receipt for the author's withdrawal gives it, but for those who have not come to it. */
  receipts(author: Party, missing: readonly Party[]): EntryStep[] {
    return RECIPIENTS.filter((each) => !missing.includes(each)).map((each) => ({
      ...this.#gate(each, 120),
      kind: 'ReceiveWithdrawal',
      data: ({ entry, list }) =>
        entry.withdrawals.some(
          ({ organisation, owed, received }) =>
            organisation === author && owed.includes(each) && !received.includes(each),
        )
          ? { organisation: author, list }
          : null,
    }));
  }

  /** What a gate met on a day, told two days later. */
  report(organisation: Party): EntryStep {
    const counts = this.#chance.pick(DAYS);
    return this.#reported(organisation, this.#chance.between(2_900, 5_800), -2, counts);
  }

  /** A picture that everybody has matches far too often; that is told at once. */
  flood(organisation: Party): EntryStep {
    return this.#reported(organisation, 600, 0, { matched: 'B100', confirmed: 'B1', rejected: 'B20' });
  }

  #reported(organisation: Party, minutes: number, days: number, counts: Counts): EntryStep {
    return {
      ...this.#gate(organisation, minutes),
      kind: 'ReportMatches',
      data: ({ entry, at }) => {
        const day = daysAfter(at, days).slice(0, 10);
        const told = entry.reported.includes(`${organisation} ${day}`);
        return told || !isListed(entry, organisation) ? null : { day, ...counts };
      },
    };
  }

  #proposedBy(by: { readonly by: Person; readonly role: Role }, tlp: Tlp): EntryStep {
    const { referral, itemId, ground, entity } = this.#source;
    const months = this.#chance.pick([6, 9, 12]);
    const confidence = this.#chance.between(14, 19) * 5;
    return {
      ...by,
      minutes: this.#chance.between(30, 600),
      kind: 'ContributeOpinion',
      data: ({ at }) => ({
        fingerprint: this.#print,
        ...{ ground, entity, tlp, confidence },
        until: monthsAfter(at, months),
        source: { type: 'REFERRAL', referral, itemId },
        exemptions: null,
        asks: [],
      }),
    };
  }

  #reader(organisation: Party): { readonly by: Person; readonly role: Role } {
    const role = organisationOf(organisation).kind === 'LE_UNIT' ? 'LE_OFFICER' : 'PLAT_REVIEWER';
    return { by: this.#chance.pick(holders(organisationOf(organisation), role)), role };
  }

  #gate(organisation: Party, most: number) {
    return { ...this.#reader(organisation), minutes: this.#chance.between(most >> 1, most), duty: true };
  }

  #signer<K extends EntryCommandKind>(
    organisation: Party,
    kind: K,
    most: number,
    data: (seen: Seen) => EntryCommandData<K> | null,
    but?: { readonly by: Person },
  ): EntryStep {
    const role = organisationOf(organisation).kind === 'LE_UNIT' ? 'LE_SUPERVISOR' : 'PLAT_DECIDER';
    const others = holders(organisationOf(organisation), role).filter((person) => person !== but?.by);
    const minutes = this.#chance.between(most >> 2, most);
    return { by: this.#chance.pick(others), role, minutes, kind, data } as EntryStep;
  }
}
