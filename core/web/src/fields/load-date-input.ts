/** Brings `baara-date-input`, a day or a month typed as the French write it, for a module's part that asks for one. */
export async function loadDateInput(): Promise<void> {
  await import('./date-input.ts');
}
