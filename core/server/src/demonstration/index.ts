export { askForReset, resetKind } from './ask.ts';
export { emptyDemonstration } from './empty.ts';
export { demonstrationKey } from './mark.ts';
export { readDemonstration } from './read.ts';
