import type { ModelField } from '@baara/model';
import { foldWords } from '../sheet/words.ts';
import type { Note } from '../types.ts';
import type { ChoiceMatch } from './choice-index.ts';

/** The habit by which a value was written otherwise than it is kept, if it was one worth telling. */
export function habitOf(field: ModelField, raw: string, phonePrefix: string, match?: ChoiceMatch): Note['code'] | null {
  const text = raw.trim();
  if (match) return choiceHabit(text, match) ?? spacing(raw, text);
  if (field.kind === 'date' && /\D\d{2}$/.test(text)) return 'short_date';
  if (field.kind === 'phone' && new RegExp(`^(\\+|00)?\\s*${phonePrefix}\\D*(\\d\\D*){8}$`).test(text))
    return 'dialling_code';
  return spacing(raw, text);
}

const spacing = (raw: string, text: string): Note['code'] | null => (raw === text ? null : 'spaces');

function choiceHabit(text: string, { code, by, label }: ChoiceMatch): Note['code'] | null {
  if (by === 'code') return null;
  // A list whose codes abbreviate its labels (F, Féminin) is usually written in codes.
  if (code.length <= 2 && foldWords(label).startsWith(foldWords(code)))
    return by === 'label' && label.length > code.length ? 'in_words' : null;
  if (text.length > 2 && text === text.toUpperCase() && text !== label) return 'capitals';
  return null;
}
