export const acting = {
  done: 'Festgehalten.',
  kept: 'was Sie hier geschrieben haben',
  someFailed_one: '{{count}} Fall ist nicht erledigt, aus diesem Grund. Die übrigen sind festgehalten.',
  someFailed_other: '{{count}} Fälle sind nicht erledigt, aus diesen Gründen. Die übrigen sind festgehalten.',
  missing: 'Es fehlt noch: {{fields}}.',
  left_one: 'noch {{count}} Zeichen',
  left_other: 'noch {{count}} Zeichen',
  atLeast_one: 'Mindestens {{count}} Zeichen.',
  atLeast_other: 'Mindestens {{count}} Zeichen.',
};
