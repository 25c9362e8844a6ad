export { askForReset, resetKind } from './ask.ts';
export { emptyDemonstration } from './empty.ts';
export { demonstrationKey, demonstrationSince, requireDemonstration } from './mark.ts';
export { readDemonstration } from './read.ts';
