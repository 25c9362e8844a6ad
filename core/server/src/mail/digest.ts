import { createTranslator } from '@baara/i18n';
import { type Model, type Text, wording } from '@baara/model';
import { html } from 'hono/html';
import type { WaitingNotice } from '../notices/index.ts';
import type { Letter, Mailer } from './mailer.ts';

const words = {
  subject: { fr: '{site}\u00a0: ce qui vous attend', en: '{site}: what waits for you' },
  lead: { fr: 'Bonjour, voici ce qui vous attend\u00a0:', en: 'Hello, this is what waits for you:' },
  others: { fr: 'Autres avis\u00a0: {count}', en: 'Other notices: {count}' },
  open: { fr: 'Ouvrir', en: 'Open' },
  why: {
    fr: 'Ce message part une fois par jour au plus, quand quelque chose vous attend. Pour ne plus le recevoir\u00a0: Mon compte.',
    en: 'This message leaves once a day at most, when something waits for you. To receive it no more: My account.',
  },
} satisfies Record<string, Text>;

/** For whom and of what a mail tells. */
interface DigestFacts {
  readonly model: Model;
  readonly mailer: Pick<Mailer, 'publicUrl'>;
  readonly language: string;
  readonly notices: readonly WaitingNotice[];
}

/**
 * One mail with all that waits, in the language of its account. Mail is not confidential: of a notice it says counts alone, its own words only where
 * all its facts are numbers; every other is one more of the rest.
 */
export function digest({ model, mailer, language, notices }: DigestFacts): Omit<Letter, 'id' | 'to'> {
  const { t } = createTranslator(language, model.timeZone);
  const say = (text: Text, facts: Readonly<Record<string, string | number>> = {}) =>
    wording(text, language).replace(/\{(\w+)\}/gu, (_, key: string) => String(facts[key] ?? ''));
  const told = latestOfEach(notices.filter(isCountsAlone));
  const others = notices.filter((notice) => !isCountsAlone(notice)).length;
  const lines = [
    ...told.map(({ kind, facts, link }) => ({ words: t(`notices:${kind}` as 'notices:title', facts), link })),
    ...(others > 0 ? [{ words: say(words.others, { count: others }), link: '/' }] : []),
  ];
  const address = (link: string) => `${mailer.publicUrl}${link}`;
  const profile = address('/profile');
  return {
    unsubscribe: profile,
    subject: say(words.subject, { site: wording(model.site.label, language) }),
    text: [
      say(words.lead),
      ...lines.map((line) => `- ${line.words}\n  ${address(line.link)}`),
      `${say(words.why)}\n${profile}\n`,
    ].join('\n\n'),
    html: String(html`<!doctype html><html lang="${language}"><body style="font-family:sans-serif;line-height:1.5">
<p>${say(words.lead)}</p>
<ul>${lines.map((line) => html`<li>${line.words} — <a href="${address(line.link)}">${say(words.open)}</a></li>`)}</ul>
<p style="color:#555"><small>${say(words.why)} <a href="${profile}">${profile}</a></small></p></body></html>`),
  };
}

/** Nothing that could be a name, and a link that names no record. */
function isCountsAlone({ facts, link }: WaitingNotice): boolean {
  return Object.values(facts).every((fact) => typeof fact === 'number') && /^\/[a-z/-]*$/u.test(link);
}

/** Of what was told on several days the newest: it counts what the others counted. */
function latestOfEach(notices: readonly WaitingNotice[]): readonly WaitingNotice[] {
  return [...new Map(notices.map((notice) => [`${notice.kind} ${notice.link}`, notice])).values()];
}
