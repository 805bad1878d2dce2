import type { OrganisationStatus } from './state.ts';
import type { OrganisationKind } from './roles.ts';

/** What a rule needs to know beyond the organisation's own facts; read in the same transaction and handed in. */
export type PartyWorld = {
  /** Of an actor from another organisation: that organisation is admitted and the actor holds the role there now. */
  readonly actorStands: boolean;
  /** The other organisations that the command or its actor names, by id; an id that is missing is unknown. */
  readonly organisations: Readonly<
    Record<string, { readonly kind: OrganisationKind; readonly status: OrganisationStatus }>
  >;
  /** Those of the command's people who are enrolled at another organisation now. */
  readonly enrolledElsewhere: readonly string[];
  /** Those of the command's domain, key id and public key that another organisation uses. */
  readonly taken: readonly string[];
  /** Oversight bodies that are admitted and whose appointment for this organisation runs now (D5). */
  readonly oversight: readonly string[];
};

/** Nobody else exists: where a founding starts, and the base of most vectors. */
export const EMPTY_WORLD: PartyWorld = {
  actorStands: false,
  organisations: {},
  enrolledElsewhere: [],
  taken: [],
  oversight: [],
};
