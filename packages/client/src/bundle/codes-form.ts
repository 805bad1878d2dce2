import { type BundleCodeRow, row } from './code-row.ts';

/** What can be wrong with policy, form, checkpoint and the places in the log. */
export const FORM_CODES = {
  'policy-malformed': row(
    'policy',
    'Your policy file cannot be read.',
    'The reader’s policy file cannot be read.',
    'Whoever checks a bundle says first whom they believe.',
  ),
  'bundle-too-large': row(
    'form',
    'The file is larger than any bundle.',
    'The file is larger than any bundle.',
    'A bundle has a bounded size.',
  ),
  'bundle-not-json': row('form', 'The file is no JSON.', 'The file is no JSON.', 'A bundle is a JSON file.'),
  'bundle-version-unknown': row(
    'form',
    'The file is no bundle of a kind known here. Update this program, or ask for another file.',
    'The file is no bundle of a kind known to its reader.',
    'A bundle says of which kind it is.',
  ),
  'bundle-malformed': row(
    'form',
    'Something in the bundle is missing, unknown or misspelt.',
    'Something in the bundle is missing, unknown or misspelt.',
    'A bundle has exactly the members that its specification names.',
  ),
  'bundle-not-canonical': row(
    'form',
    'The bundle is not in its one spelling; somebody edited the file, or a member stands in it twice.',
    'The bundle is not in its one spelling.',
    'A bundle has exactly one spelling.',
  ),
  'document-malformed': row(
    'document',
    'The document contradicts itself.',
    'The document contradicts itself.',
    'A referral says of which force it is.',
  ),
  'checkpoint-malformed': row(
    'checkpoint',
    'The log’s checkpoint cannot be read.',
    'The log’s checkpoint cannot be read.',
    'Proofs rest on a signed checkpoint.',
  ),
  'checkpoint-signer-unknown': row(
    'checkpoint',
    'The checkpoint is not signed by a log that you believe.',
    'The checkpoint is not signed by the log that the platform believes.',
    'Only a known log’s checkpoint counts.',
  ),
  'checkpoint-signature-bad': row(
    'checkpoint',
    'A signature on the checkpoint does not verify.',
    'A signature on the checkpoint does not verify.',
    'A checkpoint with a false signature counts for nothing.',
  ),
  'checkpoint-origin-differs': row(
    'checkpoint',
    'The checkpoint is that of another log.',
    'The checkpoint is that of another log.',
    'A bundle is proved by the log of its own service.',
  ),
  'cosignatures-missing': row(
    'checkpoint',
    'Fewer witnesses cosigned than your policy asks for.',
    'Fewer witnesses cosigned than the platform asks for.',
    'Witnesses see that everybody is shown the same log.',
  ),
  'bundle-stale': row(
    'freshness',
    'The bundle is too old. Fetch it again.',
    'The bundle is too old and has to be fetched again.',
    'A bundle holds for a limited time.',
  ),
  'freshness-too-long': row(
    'freshness',
    'The bundle claims to be fresh for longer than your policy allows.',
    'The bundle claims to be fresh for longer than the platform allows.',
    'A bundle holds for a limited time.',
  ),
  'opening-differs': row(
    'entries',
    'A value is not the one that the log committed to.',
    'A value is not the one that the log committed to.',
    'What is shown must be what was logged.',
  ),
  'entry-not-in-log': row(
    'entries',
    'An act is not shown to be in the log.',
    'An act is not shown to be in the log.',
    'What is not in the log counts for nothing.',
  ),
  'entry-of-another-case': row(
    'chain',
    'A fact belongs to another case.',
    'A fact belongs to another case.',
    'A lock holds for one case.',
  ),
  'chain-broken': row(
    'chain',
    'The facts do not follow each other: one is missing, doubled or out of place.',
    'The facts do not follow each other.',
    'A record is shown without gaps.',
  ),
  'changed-after-submission': row(
    'chain',
    'The draft went back or was changed after it was submitted, so the locks are older than the words.',
    'The draft went back or was changed after it was submitted; submit and lock it again.',
    'A lock does not outlive a change.',
  ),
  'submission-missing': row(
    'chain',
    'The submission of the draft is not shown.',
    'The submission of the draft is not shown.',
    'Somebody of the unit answers for each referral.',
  ),
  'sending-missing': row(
    'chain',
    'The record does not end with the sending.',
    'The record does not end with the sending.',
    'A bundle shows what was sent.',
  ),
  'lock1-missing': row(
    'locks',
    'Lock 1 is not shown exactly once and before lock 2.',
    'Lock 1 is not shown exactly once and before lock 2.',
    'Nothing leaves a unit without a second officer.',
  ),
} as const satisfies Record<string, BundleCodeRow>;
