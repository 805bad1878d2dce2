const DIALOG_CLOSES = 350;

/** After an act its button may be gone: focus then goes to the page's title, and is never lost. */
export function keepFocus(): void {
  setTimeout(() => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, DIALOG_CLOSES);
}
