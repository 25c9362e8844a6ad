import { BaaraError, wording } from '@baara/model';
import { current, type PartRoute, partFile } from '@baara/server';
import { idAsked } from './ask.ts';
import { dayIn } from './day-in.ts';
import { drawPdf, type PdfContent } from './pdf.ts';

/** Letters of one file. */
const most = 200;

type Invited = {
  readonly name: string | null;
  readonly unit: string | null;
  readonly session: string;
  readonly course: string | null;
  readonly starts: string;
  readonly ends: string;
  readonly venue: string | null;
  readonly place: string | null;
  readonly enrol_by: string | null;
};

/** `GET parts/training/letters?session=[&participation=]`: a letter for each person who is invited and has not answered, as a PDF. */
export const letters: PartRoute = async ({ query, sql }) => {
  const session = idAsked(query, 'session');
  const only = query.participation === undefined ? null : idAsked(query, 'participation');
  const { today, model } = current();
  const rows = await sql<Invited>`
    SELECT coalesce(h.surname || ' ' || h.given_names, p.guest_name) AS name, coalesce(w.name, p.guest_body) AS unit,
      s.name AS session, c.name AS course, s.starts, s.ends, s.venue, u.name AS place, s.enrol_by
    FROM participation p JOIN training_session s ON s.id = p.session LEFT JOIN course c ON c.id = s.course
    LEFT JOIN unit u ON u.id = s.unit LEFT JOIN person h ON h.id = p.person
    LEFT JOIN LATERAL (
      SELECT f.name FROM assignment a JOIN unit f ON f.id = a.facility
      WHERE a.person = p.person AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
      ORDER BY a.main DESC, a.id LIMIT 1
    ) w ON TRUE
    WHERE p.session = ${session} AND p.status = 'INVITED' AND (${only}::text IS NULL OR p.id = ${only}::uuid)
    ORDER BY h.surname, h.given_names, p.guest_name, p.id LIMIT ${most}`;
  const named = rows.filter(({ name }) => name !== null);
  const [first] = named;
  if (!first) throw new BaaraError({ code: 'record.not_found' });
  const language = model.languages[0] ?? 'fr';
  const site = wording(model.site.label, language);
  const document = {
    info: { title: first.session },
    pageSize: 'A4' as const,
    pageMargins: [70, 70, 70, 60] as const,
    content: named.map((each, at) => ({
      stack: letter(each, { site, language, today }),
      ...(at > 0 ? { pageBreak: 'before' } : {}),
    })),
  };
  return partFile({ name: 'invitations.pdf', type: 'application/pdf', content: () => drawPdf(document), shown: true });
};

const words = {
  fr: {
    subject: 'Objet\u00a0: invitation à une formation',
    opening: 'Madame, Monsieur,',
    invited: 'Vous êtes invité à la formation',
    days: 'Dates',
    place: 'Lieu',
    answer: 'Répondez avant le',
    closing: 'Veuillez confirmer votre participation à la direction de votre structure.',
    signature: 'Le responsable de la formation',
    to: 'au',
  },
  en: {
    subject: 'Subject: invitation to a course',
    opening: 'Dear colleague,',
    invited: 'You are invited to the course',
    days: 'Dates',
    place: 'Place',
    answer: 'Please answer by',
    closing: 'Please confirm to the head of your facility that you will take part.',
    signature: 'The head of training',
    to: 'to',
  },
};

function letter(
  invited: Invited,
  { site, language, today }: { readonly site: string; readonly language: string; readonly today: string },
): PdfContent[] {
  const said = language === 'en' ? words.en : words.fr;
  const day = (date: string) => dayIn(language, date);
  const { name, unit, session, course, starts, ends, venue, place, enrol_by } = invited;
  const separator = language === 'en' ? ': ' : '\u00a0: ';
  const fact = (term: string, value: string) => ({
    text: [{ text: term + separator, bold: true }, value],
    margin: [20, 3],
  });
  return [
    { text: site, bold: true },
    { text: day(today), alignment: 'right', margin: [0, 0, 0, 24] },
    { text: [name ?? '', ...(unit ? ['\n', unit] : [])], alignment: 'right', margin: [0, 0, 0, 30] },
    { text: said.subject, bold: true, margin: [0, 0, 0, 18] },
    { text: said.opening, margin: [0, 0, 0, 12] },
    { text: [`${said.invited} `, { text: course ?? session, bold: true }, ` (${session}).`], margin: [0, 0, 0, 10] },
    fact(said.days, starts === ends ? day(starts) : `${day(starts)} ${said.to} ${day(ends)}`),
    fact(said.place, [venue, place].filter(Boolean).join(', ')),
    ...(enrol_by ? [fact(said.answer, day(enrol_by))] : []),
    { text: said.closing, margin: [0, 14, 0, 50] },
    { text: said.signature, alignment: 'right' },
  ];
}
