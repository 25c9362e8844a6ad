export { type SearchIndex, searchIndexesOf } from './indexes.ts';
export { closeWord, keyWords } from './key-query.ts';
export { type Match, type MatchOptions, matchOf } from './match.ts';
