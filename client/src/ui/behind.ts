/** What a dialog lies over, marked as such: all of a screen but its alarm bar, and the dialogs before it. */
const behind = 'main, [data-behind], dialog[open]';

/**
 * Makes what lies behind a dialog inert and gives the dialog the focus. Returns the way back, for when it closes: in the order
 * in which dialogs close, so that each finds the screen as it left it.
 */
export function putBehind(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  const covered = [...document.querySelectorAll<HTMLElement>(behind)].filter(
    (element) => isBefore(element, dialog) && !element.hasAttribute('inert'),
  );
  for (const element of covered) element.setAttribute('inert', '');
  (dialog.querySelector<HTMLElement>('button, input, select, textarea') ?? dialog).focus();
  return () => {
    for (const element of covered) element.removeAttribute('inert');
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}

/** Dialogs are at the end of the page in the order in which they were opened; one that comes later lies on top. */
function isBefore(element: HTMLElement, dialog: HTMLDialogElement): boolean {
  return (dialog.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}
