/** The restricted annex of a case. */
export const annex = {
  title: 'Restricted annex',
  none: 'What a few have to know and the referral need not say can be attached here, until the draft is submitted.',
  standing: 'This case has a restricted annex, attached {{at}}. Cleared people open it, and whoever attached it.',
  destroyed: 'The annex was destroyed {{at}}. That there was one stays on record.',
  cleared: 'Cleared in your organisation:',
  nobody: 'Nobody in your organisation is cleared. Two people clear somebody under People and keys.',
  attach: 'Attach an annex',
  attachSay:
    'The words are sealed, and opened only by you and by people whom two others of their organisation have cleared: yours, the platform’s, oversight’s, the auditor’s. What was attached is on record by its digest.',
  replace: 'Replace the annex',
  replaceSay:
    'The words before are destroyed, and these are sealed in their place. Both are on record by their digest.',
  takeOff: 'Take the annex off',
  takeOffSay: 'The words are destroyed for good. That there was an annex stays on record.',
  text: 'Words of the annex',
  notHere:
    'Leave out: the content itself or parts of it, data of an account’s holder, what could endanger somebody if it were read in the other organisation.',
  fill: 'Write the annex first.',
  open: 'Open the annex',
  openSay: 'That you opened it is recorded for good, with the time and your reason.',
  seenBy:
    'The unit and oversight read which desk opened it and when. Your reason is read by your own organisation and the auditor.',
  reason: 'Why you need to read it',
  fillReason: 'Give a reason of at least ten characters.',
  same: 'These are the words that were attached: their digest is the one on record.',
  differs:
    'These are not the words that were attached: their digest is not the one on record. Tell your administrator.',
  done: 'Recorded.',
} as const;
