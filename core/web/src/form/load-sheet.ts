/**
 * Brings `baara-sheet`, the controls of a record that is being written, for a module's part that writes one: it takes an `entry`, the
 * `only` fields to show, a `prefix` for their ids, and says `baara-entry` after each change.
 */
export async function loadSheet(): Promise<void> {
  // The dialog in which records are added in passing holds it: one chunk for both.
  await import('./create-dialog.ts');
}
