/** What the screens say of the way to the server itself. */
export const api = {
  opening: 'Opening…',
  unreachable: 'The server did not answer.',
  unreachableRemedy: 'Wait a moment and try again. A repeat cannot act twice.',
} as const;
