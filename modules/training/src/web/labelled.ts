import type { Text } from '@baara/model';
import { language, say } from '@baara/web';

/** `Structure : Sikasso`, with the space before the colon that the language wants. */
export function labelled(word: Text, value: string): string {
  return `${say(word)}${language.get() === 'fr' ? '\u00a0' : ''}: ${value}`;
}
