import { useCreator } from '../fields/creation.ts';

// The dialog comes when somebody adds something in passing.
useCreator(async (facts) => (await import('./create-dialog.ts')).createInPlace(facts));
