export { refreshDue, whatIsDue } from './due.ts';
export { keepPlacement } from './hooks.ts';
export { isPlacedInOrder, placeRecords, rebuildPlacement } from './place.ts';
export { placedForms } from './placed-forms.ts';
