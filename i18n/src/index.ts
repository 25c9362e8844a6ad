export type { Catalogue, Catalogues, KeyOf, SameKeys } from './catalogue.ts';
export { type CatalogueProblem, catalogueProblems } from './catalogue-problems.ts';
export { createFormats, type Formats } from './formats.ts';
export { problemWording, type WordedProblem } from './problem.ts';
export { coreLanguages, createTranslator, type MessageFacts, type MessageKey, type Translator } from './translator.ts';
