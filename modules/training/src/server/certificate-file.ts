import { BaaraError, wording } from '@baara/model';
import { current, type PartRoute, partFile } from '@baara/server';
import { idAsked } from './ask.ts';
import { type Certificate, certificatePages } from './certificate-pages.ts';
import { drawPdf } from './pdf.ts';

/** Pages of one file: a session with more is printed in parts by whoever picks them one by one. */
const most = 200;

/** `GET parts/training/certificate?participation=` or `?session=`: the certificates as a PDF, as far as the reader may see them. */
export const certificateFile: PartRoute = async ({ query, origin, sql }) => {
  const one = query.participation === undefined ? null : idAsked(query, 'participation');
  const all = one === null ? idAsked(query, 'session') : null;
  const rows = await sql<Omit<Certificate, 'issuer'> & { readonly holder: string | null }>`
    SELECT p.certificate AS number, p.certificate_code AS code, p.certified, p.expires,
      coalesce(h.surname || ' ' || h.given_names, p.guest_name) AS holder, c.name AS course,
      s.starts, s.ends, u.name AS place, i.name AS institution
    FROM participation p JOIN training_session s ON s.id = p.session JOIN course c ON c.id = s.course
    LEFT JOIN person h ON h.id = p.person LEFT JOIN unit u ON u.id = s.unit
    LEFT JOIN training_institution i ON i.id = s.institution
    WHERE (p.id = ${one}::uuid OR p.session = ${all}::uuid) AND p.certificate IS NOT NULL AND p.withdrawn IS NULL
    ORDER BY p.certificate LIMIT ${most}`;
  const certificates = rows.filter(({ holder }) => holder !== null);
  if (certificates.length === 0) throw new BaaraError({ code: 'record.not_found' });
  const { site, languages } = current().model;
  const language = languages[0] ?? 'fr';
  const document = certificatePages({
    ...{ certificates, origin, language },
    site: { name: wording(site.label, language), emblem: site.emblem ?? null },
  });
  const [first] = certificates;
  const name = certificates.length === 1 && first ? `${first.number}.pdf` : 'certificats.pdf';
  return partFile({ name, type: 'application/pdf', content: () => drawPdf(document), shown: true });
};
