/** Opens the help of the page in view. */
export function openHelp(): void {
  if (document.querySelector('baara-help')) return;
  import('./help-dialog.ts').then(
    () => document.body.append(document.createElement('baara-help')),
    () => undefined,
  );
}

/** `?` opens the help wherever nothing is being typed. */
export function helpOnKey(event: KeyboardEvent): void {
  const at = event.target as HTMLElement;
  if (event.key !== '?' || event.ctrlKey || event.metaKey || at.closest('input, textarea, select, dialog')) return;
  event.preventDefault();
  openHelp();
}
