export const acting = {
  done: 'سُجّل.',
  kept: 'ما كتبته هنا',
  missing: 'ما زال مطلوبًا: {{fields}}.',
  left_one: 'بقي حرف واحد',
  left_two: 'بقي حرفان',
  left_few: 'بقيت {{count}} أحرف',
  left_other: 'بقي {{count}} حرفًا',
  atLeast_one: 'حرف واحد على الأقل.',
  atLeast_two: 'حرفان على الأقل.',
  atLeast_few: '{{count}} أحرف على الأقل.',
  atLeast_other: '{{count}} حرفًا على الأقل.',
};
