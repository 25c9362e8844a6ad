import { foldText } from '@baara/model';

/** Words as columns and cells are compared: small letters without accents, marks of punctuation or the `(s)` of a possible plural. */
export function foldWords(text: string): string {
  return foldText(text)
    .replace(/\((?:e?s|e|x|es)\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
