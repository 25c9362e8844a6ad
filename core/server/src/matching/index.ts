export { areCloseNames } from './close-names.ts';
export { searchIndexesOf } from './indexes.ts';
export { closeWord, keyWords } from './key-query.ts';
export { type Match, matchOf } from './match.ts';
