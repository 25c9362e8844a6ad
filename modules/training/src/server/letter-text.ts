import { type Model, type Text, wording } from '@baara/model';
import { wordings } from '../wordings.ts';
import { dayIn } from './day-in.ts';
import type { Invited } from './invited.ts';

/** The words of one letter of invitation, in the site’s first language; on paper and by e-mail they are the same. */
export interface LetterText {
  readonly site: string;
  readonly about: string;
  readonly subject: string;
  readonly opening: string;
  readonly invited: string;
  /** What and when, term by term. */
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly closing: string;
  readonly signature: string;
}

type Said = Pick<Model, 'languages' | 'site' | 'wordings'>;

/** Writes the letter to somebody. */
export function letterText(model: Said, invited: Invited): LetterText {
  const language = model.languages[0] ?? 'fr';
  const { session, starts, ends, venue, place, enrol_by } = invited;
  const names = { session, course: invited.course ?? session };
  const say = (key: keyof typeof wordings): string => {
    const text: Text = model.wordings?.[`training.${key}`] ?? wordings[key];
    return wording(text, language).replace(/\{(course|session)\}/gu, (_, name: keyof typeof names) => names[name]);
  };
  const day = (date: string) => dayIn(language, date);
  const days = starts === ends ? day(starts) : `${day(starts)} ${say('invitation_to')} ${day(ends)}`;
  const separator = language === 'en' ? ': ' : '\u00a0: ';
  const fact = (key: keyof typeof wordings, value: string) => ({ term: say(key) + separator, value });
  const where = [venue, place].filter(Boolean).join(', ');
  return {
    site: wording(model.site.label, language),
    about: say('invitation_about') + separator,
    subject: say('invitation_subject'),
    opening: say('invitation_opening'),
    invited: say('invitation_invited'),
    facts: [
      fact('invitation_days', days),
      ...(where ? [fact('invitation_place', where)] : []),
      ...(enrol_by ? [fact('invitation_answer', day(enrol_by))] : []),
    ],
    closing: say('invitation_closing'),
    signature: say('invitation_signature'),
  };
}
