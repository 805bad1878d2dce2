import { no, type RefusalRow } from './row.ts';

/** Refusals of signatures: the act is not in doubt, its proof is. Nothing is stored. */
export const SIGNING_REFUSALS = {
  'signature-missing': no(
    'signatures#two-signatures',
    'This act is signed by the desk and by you, and a signature is missing.',
    'This act is signed by the desk and by a person, and a signature is missing.',
    'What matters is signed by the desk and by the person who acts.',
    'Sign in the browser, or let the desk’s signer sign for the command line.',
  ),
  'signature-malformed': no(
    'signatures#the-desks-signature',
    'The desk’s signature is not written in its one form.',
    'The desk’s signature is not written in its one form.',
    'A signature has exactly one spelling.',
    'Sign again with a current version of the screens or of the command.',
  ),
  'statement-differs': no(
    'signatures#the-statement',
    'What was signed is not what was asked for here, or the case moved on meanwhile.',
    'What was signed is not what was asked for here, or the case moved on meanwhile.',
    'A signature holds for one act on one exact document.',
    'Reload the case, read its present state, and sign that.',
  ),
  'signature-expired': no(
    'signatures#the-statement',
    'The signature was made for another moment.',
    'The signature was made for another moment.',
    'A signature is given for a few minutes and for one act.',
    'Check this machine’s clock, and sign again.',
  ),
  'desk-key-unknown': no(
    'signatures#desk-keys',
    'The key that signed for the desk is not a key of your desk, or no longer.',
    'The key that signed for the desk is not a key of that desk, or no longer.',
    'Only a desk’s own key signs for it, while it is in force.',
    'Unlock the desk’s present key; if there is none, a member makes one under People and keys.',
  ),
  'desk-signature-bad': no(
    'signatures#the-desks-signature',
    'The desk’s signature does not verify.',
    'The desk’s signature does not verify.',
    'A signature that does not verify counts for nothing.',
    'Sign again. If it fails again, tell your administrator: the key may have been exchanged.',
  ),
  'person-key-unknown': no(
    'signatures#the-persons-signature',
    'The passkey or key that signed is not yours here.',
    'The passkey or key that signed is not the acting person’s.',
    'Each person signs with their own passkey.',
    'Use the passkey with which you were enrolled.',
  ),
  'person-signature-bad': no(
    'signatures#the-persons-signature',
    'Your own signature does not verify for this act.',
    'The person’s own signature does not verify for this act.',
    'A signature that does not verify counts for nothing.',
    'Sign again on this site, and let your authenticator verify you.',
  ),
  'demonstration-key-refused': no(
    'signatures#demonstration-keys',
    'This was signed by a key of the demonstration, which has no standing here.',
    'This was signed by a key of the demonstration, which has no standing here.',
    'Keys of the demonstration sign nothing that counts.',
    'Enrol a passkey and unlock the desk’s key.',
  ),
  'bundle-not-yet': no(
    'bundle#serving',
    'There is no bundle yet: the referral is not sent, or the log’s next checkpoint has not appeared.',
    'There is no bundle yet: the log’s next checkpoint has not appeared.',
    'Proof follows with the log’s next checkpoint.',
    'Wait for the next checkpoint of the log and ask again.',
  ),
  'bundle-kept-blind': no(
    'bundle#serving',
    'The bundle holds answers that you may yet have to give blind.',
    'The bundle holds answers that its reader may yet have to give blind.',
    'Whoever reads again does so without seeing the first answers.',
    'Give your own reading first, or wait until the sample is drawn.',
  ),
} as const satisfies Record<string, RefusalRow>;
