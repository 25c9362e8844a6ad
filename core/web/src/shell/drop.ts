/** Closes a drop-down when the focus leaves it or on Escape, which gives the focus back to its button. */
export function closeDrops(event: Event): void {
  const drop = event.currentTarget as HTMLDetailsElement;
  if (event instanceof KeyboardEvent) {
    if (event.key !== 'Escape' || !drop.open) return;
    drop.open = false;
    drop.querySelector('summary')?.focus();
    return;
  }
  const next = (event as FocusEvent).relatedTarget;
  if (next instanceof Node && !drop.contains(next)) drop.open = false;
}
