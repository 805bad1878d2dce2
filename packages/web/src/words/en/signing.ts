/** Signing: what is vouched for, what a touch does, and why nothing was signed. */
export const signing = {
  whatNext: 'One touch of your passkey signs for you and for your desk. The key is opened for this act alone.',
  madeUp: 'A made-up key of the demonstration signs here. Outside the demonstration nobody accepts it.',
  document: 'What you sign, in words',
  hidden: 'Answers are still hidden from you here. Give your own first; then the document can be signed.',
  refused: {
    'no-passkey': 'The directory holds no passkey of yours, so nothing was signed.',
    'no-desk-key': 'Your desk has no key yet, so nothing was signed.',
    'no-wrapping-key': 'Your passkey cannot receive the desk’s key yet, so nothing was signed.',
    'not-handed-over': 'Nobody has handed the desk’s key over to you yet, so nothing was signed.',
    'no-prf': 'This authenticator gives no secret with which a key could be opened.',
    'called-off': 'No passkey was given. Nothing was signed.',
    'key-exchanged': 'The key that was opened is not the one in the directory. Nothing was signed.',
    'vouch-bad': 'This wrapping key is not vouched for by the passkey that the directory names.',
    'document-differs': 'The document on this page does not have the digest that the service names.',
  },
  refusedHow: {
    'no-passkey': 'Enrol one with a one-time code from your administrator.',
    'no-desk-key': 'A supervisor, lock reviewer or decider makes it under People and keys.',
    'no-wrapping-key': 'Make your wrapping key under People and keys: two touches.',
    'not-handed-over': 'Ask a colleague who holds it to hand it over under People and keys.',
    'no-prf': 'Use another authenticator, or let the desk sign with the program “remit desk” on its own machine.',
    'called-off': 'Try again when you are ready.',
    'key-exchanged': 'Do not try again. Tell your administrator and an auditor.',
    'vouch-bad': 'Hand nothing over. Ask the member to your desk, and tell your administrator.',
    'document-differs': 'Load the page anew. If it stays so, sign nothing and tell your administrator.',
  },
} as const;
