/** The nonce of this response, for the style elements that Mantine and its scroll lock add at runtime. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

// get-nonce, below react-remove-scroll, knows no other way to be told.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = typeof document === 'undefined' ? '' : styleNonce();
