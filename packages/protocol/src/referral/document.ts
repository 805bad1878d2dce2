import { canonical, type Json } from '../wire/canonical.ts';
import { sha256Hex } from '../wire/sha256.ts';
import { LEGAL_FORCE } from './codes.ts';
import { CONFIDENTIAL_FIELDS, type HeaderDraft } from './header.ts';
import { liveItems, type Referral } from './state.ts';

/**
 * The referral as the platform will read it: what every lock is held on. Fields for lock 2 alone appear as one salted
 * commitment, so that the platform can later check what oversight saw, and cannot guess it now (D8).
 */
export function documentOf(referral: Referral): Json {
  const open: Record<string, unknown> = { ...referral.header };
  for (const field of CONFIDENTIAL_FIELDS) delete open[field];
  return {
    type: 'remit/referral/v1',
    reference: referral.reference,
    unit: referral.unit,
    platform: referral.platform,
    legalForce: referral.header.instrument ? LEGAL_FORCE[referral.header.instrument] : null,
    header: open as Json,
    criminalRouteConsidered: referral.header.investigativeStatus !== undefined,
    confidential: confidentialCommitment(referral.header, referral.confidentialSalt),
    items: liveItems(referral).map((item) => ({ id: item.id, content: item.content })),
  };
}

/** The digest of the document's canonical bytes (RFC 8785, SHA-256). */
export const digestOf = (referral: Referral): string => sha256Hex(canonical(documentOf(referral)));

function confidentialCommitment(header: HeaderDraft, salt: string): string {
  const fields = Object.fromEntries(CONFIDENTIAL_FIELDS.map((field) => [field, header[field] ?? null]));
  return sha256Hex(`remit/confidential/v1\n${salt}\n${canonical(fields)}`);
}
