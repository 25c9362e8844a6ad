export { refreshSnapshotsDue, snapshotsAreDue } from './due.ts';
export { keepSnapshots } from './hooks.ts';
export { rebuildSnapshots } from './refresh.ts';
export { snapshotForms } from './snapshot-forms.ts';
