export const acting = {
  done: 'Festgehalten.',
  kept: 'was Sie hier geschrieben haben',
  missing: 'Es fehlt noch: {{fields}}.',
  left_one: 'noch {{count}} Zeichen',
  left_other: 'noch {{count}} Zeichen',
  atLeast_one: 'Mindestens {{count}} Zeichen.',
  atLeast_other: 'Mindestens {{count}} Zeichen.',
};
