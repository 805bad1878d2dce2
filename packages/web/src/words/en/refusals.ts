/** Why a button may not be pressed, for the codes that screens meet often; the rest is in the protocol's own table. */
export const refusals = {
  'not-in-this-state': {
    sentence: 'Not possible while the case is “{{status}}”.',
    change: 'The case moves on by itself; this page shows when.',
  },
  'not-your-role': {
    sentence: 'Your role does not do this.',
    change: 'Somebody at your desk with the right role can.',
  },
  'not-your-organisation': { sentence: 'This case is not at your desk.', change: '' },
  'own-draft': {
    sentence: 'You wrote part of this draft, so a colleague has to lock it.',
    change: 'Ask a supervisor who did not work on it.',
  },
  'rereading-missing': {
    sentence: 'Not every drawn item has been read.',
    change: 'Answer the questions for each of them, above.',
  },
  'gates-open': { sentence: 'Some points are open.', change: 'Mend the points that the gates list.' },
  'override-not-needed': {
    sentence: 'No address here is stopped as a container page.',
    change: 'There is nothing to let through.',
  },
  'override-by-author': {
    sentence: 'Only a supervisor who did not write the draft can give this reason.',
    change: 'Ask another supervisor.',
  },
  'reconsideration-used': { sentence: 'Reconsideration has been asked for already; it exists once.', change: '' },
} as const;
