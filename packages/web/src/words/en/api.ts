/** What the screens say of the way to the server itself. */
export const api = {
  opening: 'Opening…',
  unreachable: 'The server did not answer.',
  unreachableRemedy: 'Wait a moment and try again. A repeat cannot act twice.',
  presentState: 'The case is “{{status}}” at present.',
  fault: {
    missing: 'is missing.',
    'too-long': 'is too long or too much; at most {{limit}}.',
    'too-short': 'is too short or too few; at least {{limit}}.',
    'not-offered': 'is not one of the values that exist.',
    unknown: 'is not known here.',
    unreadable: 'cannot be read like this.',
  },
} as const;
