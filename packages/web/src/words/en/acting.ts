/** Acting on a case: what every desk's panels and dialogs share. */
export const acting = {
  done: 'Recorded.',
  kept: 'what you typed here',
  someFailed_one: '{{count}} case is not done, for this reason. The others are recorded.',
  someFailed_other: '{{count}} cases are not done, for these reasons. The others are recorded.',
  missing: 'Still needed: {{fields}}.',
  left_one: '{{count}} letter left',
  left_other: '{{count}} letters left',
  atLeast_one: 'At least {{count}} letter.',
  atLeast_other: 'At least {{count}} letters.',
} as const;
