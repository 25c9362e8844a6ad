export { catalogueOf, isCoreLanguage } from './bring.ts';
export type { Catalogue, Catalogues, KeyOf, SameKeys } from './catalogue.ts';
export { type CatalogueProblem, catalogueProblems } from './catalogue-problems.ts';
export { createFormats, type Formats } from './formats.ts';
export { coreLanguages, createTranslator } from './languages.ts';
export { problemWording, type WordedProblem } from './problem.ts';
export { type MessageFacts, type MessageKey, type Translator, translatorOf } from './translator.ts';
