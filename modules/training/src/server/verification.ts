import { current, type Html, html, listRecords, type OpenRoute, partPage } from '@baara/server';
import { dayIn } from './day-in.ts';
import { readCode } from './verification-code.ts';

/** Where a certificate is verified: what its QR code says. */
export function verificationAddress(origin: string, code: string): string {
  return `${origin}/open/training/certificate/${code}`;
}

const words = {
  fr: {
    title: 'Vérification d’un certificat',
    valid: 'Certificat valable',
    expired: 'Certificat échu',
    withdrawn: 'Certificat retiré',
    unknown: 'Certificat inconnu',
    explain: {
      valid: 'Ce certificat a été délivré à la personne nommée ci-dessous.',
      expired: 'Ce certificat a été délivré, mais sa validité est passée.',
      withdrawn: 'Ce certificat a été délivré, puis retiré\u00a0: il ne vaut plus.',
      unknown: 'Aucun certificat ne porte ce code. Comparez-le à celui du document, caractère par caractère.',
    },
    number: 'Numéro',
    holder: 'Titulaire',
    course: 'Formation',
    days: 'Dates',
    institution: 'Institution',
    given: 'Délivré le',
    expires: 'Valable jusqu’au',
    revoked: 'Retiré le',
    to: 'au',
    code: 'Code du certificat',
    verify: 'Vérifier',
    ask: 'Le code est imprimé sous le numéro du certificat.',
  },
  en: {
    title: 'Certificate verification',
    valid: 'Valid certificate',
    expired: 'Expired certificate',
    withdrawn: 'Withdrawn certificate',
    unknown: 'Unknown certificate',
    explain: {
      valid: 'This certificate was given to the person named below.',
      expired: 'This certificate was given, but its validity is over.',
      withdrawn: 'This certificate was given and then withdrawn: it no longer counts.',
      unknown: 'No certificate bears this code. Compare it with the document, character by character.',
    },
    number: 'Number',
    holder: 'Holder',
    course: 'Course',
    days: 'Dates',
    institution: 'Institution',
    given: 'Given on',
    expires: 'Valid until',
    revoked: 'Withdrawn on',
    to: 'to',
    code: 'Code of the certificate',
    verify: 'Verify',
    ask: 'The code is printed below the number of the certificate.',
  },
};

type State = 'valid' | 'expired' | 'withdrawn';
const tones = { valid: 'good', expired: 'bad', withdrawn: 'bad' } as const;

/**
 * `GET /open/training/certificate/<code>`: whether a certificate counts, and what it says. A code that is wrong and one that nobody was given are
 * answered alike, and nothing else of the person is.
 */
export const verification: OpenRoute = {
  why: 'verify a training certificate',
  answer: async ({ rest, query, language }) => {
    const said = language === 'en' ? words.en : words.fr;
    const typed = rest || (query.code ?? '');
    const code = readCode(typed);
    const found = code === null ? null : await certificateOf(code);
    if (!found)
      return partPage({
        title: said.title,
        content: html`${typed === '' ? null : html`<p class="state bad">${said.unknown}</p><p>${said.explain.unknown}</p>`}
<form method="get" action="/open/training/certificate"><input type="hidden" name="language" value="${language}">
<p><label for="code">${said.code}</label><br>
<input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${typed.slice(0, 40)}">
<button>${said.verify}</button></p></form>
<p class="note">${said.ask}</p>`,
      });
    const day = (date: string) => dayIn(language, date);
    const facts: readonly (readonly [string, string | null])[] = [
      [said.number, found.number],
      [said.holder, found.holder],
      [said.course, found.course],
      [
        said.days,
        found.starts === found.ends ? day(found.starts) : `${day(found.starts)} ${said.to} ${day(found.ends)}`,
      ],
      [said.institution, found.institution],
      [said.given, day(found.certified)],
      [said.expires, found.expires && day(found.expires)],
      [said.revoked, found.withdrawn && day(found.withdrawn)],
    ];
    const lines: Html[] = facts.flatMap(([term, fact]) => (fact ? [html`<dt>${term}</dt><dd>${fact}</dd>`] : []));
    return partPage({
      title: said.title,
      content: html`<p class="state ${tones[found.state]}">${said[found.state]}</p><p>${said.explain[found.state]}</p><dl>${lines}</dl>`,
    });
  },
};

async function certificateOf(code: string) {
  const { rows } = await listRecords({
    form: 'participation',
    where: { op: 'eq', left: { op: 'field', path: ['certificate_code'] }, right: { op: 'literal', value: code } },
    select: ['person', 'guest_name', 'session', 'certificate', 'certified', 'expires', 'withdrawn'],
    limit: 1,
  });
  const [row] = rows;
  const session = text(row?.values.session);
  if (!row || session === null) return null;
  const select = ['course', 'starts', 'ends', 'institution'];
  const [held] = (await listRecords({ form: 'training_session', ids: [session], select, limit: 1 })).rows;
  if (!held) return null;
  const named = (view: typeof row, field: string) => view.labels[field]?.[text(view.values[field]) ?? ''] ?? null;
  const [expires, withdrawn] = [text(row.values.expires), text(row.values.withdrawn)];
  const state: State = withdrawn ? 'withdrawn' : expires && expires < current().today ? 'expired' : 'valid';
  return {
    ...{ state, expires, withdrawn },
    number: text(row.values.certificate) ?? '',
    holder: named(row, 'person') ?? text(row.values.guest_name) ?? '',
    certified: text(row.values.certified) ?? '',
    course: named(held, 'course') ?? '',
    institution: named(held, 'institution'),
    starts: text(held.values.starts) ?? '',
    ends: text(held.values.ends) ?? '',
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
