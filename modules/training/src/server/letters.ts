import { BaaraError } from '@baara/model';
import { current, type PartRoute, partFile } from '@baara/server';
import { idAsked, wordAsked } from './ask.ts';
import { dayIn } from './day-in.ts';
import { onPaperOnly } from './invitation.ts';
import { type Invited, invitedOf } from './invited.ts';
import { letterText } from './letter-text.ts';
import { drawPdf, type PdfContent } from './pdf.ts';

/** Letters of one file. */
const most = 200;

/**
 * `GET parts/training/letters?session=[&participation=][&only=paper]`: a letter for each person who is invited and has not answered, as a PDF; `only=paper`: for
 * those whom no e-mail reaches.
 */
export const letters: PartRoute = async ({ query, sql }) => {
  const session = idAsked(query, 'session');
  const participation = query.participation === undefined ? null : idAsked(query, 'participation');
  const onPaper = wordAsked(query, 'only', /^paper$/u) !== null;
  const invited = await invitedOf({ sql }, { session, participation, most });
  const named = (onPaper ? await onPaperOnly(invited) : invited).filter((each) => each.name !== null);
  const [first] = named;
  if (!first) throw new BaaraError({ code: 'record.not_found' });
  const document = {
    info: { title: first.session },
    pageSize: 'A4' as const,
    pageMargins: [70, 70, 70, 60] as const,
    content: named.map((each, at) => ({ stack: letter(each), ...(at > 0 ? { pageBreak: 'before' } : {}) })),
  };
  return partFile({ name: 'invitations.pdf', type: 'application/pdf', content: () => drawPdf(document), shown: true });
};

function letter(invited: Invited): PdfContent[] {
  const { model, today } = current();
  const text = letterText(model, invited);
  const { name, unit } = invited;
  return [
    { text: text.site, bold: true },
    { text: dayIn(model.languages[0] ?? 'fr', today), alignment: 'right', margin: [0, 0, 0, 24] },
    { text: [name ?? '', ...(unit ? ['\n', unit] : [])], alignment: 'right', margin: [0, 0, 0, 30] },
    { text: text.about + text.subject, bold: true, margin: [0, 0, 0, 18] },
    { text: text.opening, margin: [0, 0, 0, 12] },
    { text: text.invited, margin: [0, 0, 0, 10] },
    ...text.facts.map(({ term, value }) => ({ text: [{ text: term, bold: true }, value], margin: [20, 3] })),
    { text: text.closing, margin: [0, 14, 0, 50] },
    { text: text.signature, alignment: 'right' },
  ];
}
