import { dayIn } from './day-in.ts';
import type { PdfContent, PdfDocument } from './pdf.ts';
import { verificationAddress } from './verification.ts';
import { spaced } from './verification-code.ts';

/** What a certificate says. Dates are ISO. */
export interface Certificate {
  readonly number: string;
  readonly code: string;
  readonly holder: string;
  readonly course: string;
  readonly starts: string;
  readonly ends: string;
  readonly place: string | null;
  readonly institution: string | null;
  readonly certified: string;
  readonly expires: string | null;
}

interface Pages {
  readonly certificates: readonly Certificate[];
  readonly site: { readonly name: string; readonly emblem: string | null };
  /** Where the verification page is: `https://sirh.example.ml`. */
  readonly origin: string;
  readonly language: string;
}

const words = {
  fr: {
    title: 'Certificat de formation continue',
    certifies: 'atteste que',
    followed: 'a suivi avec succès la formation',
    from: 'du',
    to: 'au',
    on: 'le',
    at: 'à',
    by: 'organisée par',
    given: 'Délivré le',
    expires: 'valable jusqu’au',
    number: 'Certificat n°',
    scan: 'À vérifier par ce code ou à l’adresse',
    signature: 'Signature et cachet',
  },
  en: {
    title: 'Certificate of in-service training',
    certifies: 'certifies that',
    followed: 'successfully completed the course',
    from: 'from',
    to: 'to',
    on: 'on',
    at: 'in',
    by: 'held by',
    given: 'Given on',
    expires: 'valid until',
    number: 'Certificate no.',
    scan: 'Verify with this code, or at',
    signature: 'Signature and stamp',
  },
};

/** A page for each certificate: in the site's name, with its number and a QR code that opens the page where it is verified. */
export function certificatePages({ certificates, site, origin, language }: Pages): PdfDocument {
  return {
    info: { title: certificates.map(({ number }) => number).join(', ') },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [70, 60, 70, 40],
    content: certificates.map((certificate, at) => ({
      stack: page(certificate, { site, origin, language }),
      ...(at > 0 ? { pageBreak: 'before' } : {}),
    })),
  };
}

function page(certificate: Certificate, { site, origin, language }: Omit<Pages, 'certificates'>): PdfContent[] {
  const said = language === 'en' ? words.en : words.fr;
  const day = (date: string) => dayIn(language, date);
  const { starts, ends, place, institution, expires } = certificate;
  const days = starts === ends ? `${said.on} ${day(starts)}` : `${said.from} ${day(starts)} ${said.to} ${day(ends)}`;
  const where = [place ? `${said.at} ${place}` : '', institution ? `${said.by} ${institution}` : ''].filter(Boolean);
  return [
    frame,
    ...(site.emblem ? [{ svg: site.emblem, fit: [64, 64], alignment: 'center', margin: [0, 0, 0, 6] }] : []),
    { text: site.name, alignment: 'center', fontSize: 13 },
    { text: said.title, alignment: 'center', fontSize: 27, bold: true, color: '#0d5455', margin: [0, 18, 0, 16] },
    { text: said.certifies, alignment: 'center', italics: true },
    { text: certificate.holder, alignment: 'center', fontSize: 24, bold: true, margin: [0, 12, 0, 12] },
    { text: said.followed, alignment: 'center', italics: true },
    { text: certificate.course, alignment: 'center', fontSize: 17, margin: [0, 8, 0, 6] },
    { text: [days, ...where].join(', '), alignment: 'center' },
    {
      text: `${said.given} ${day(certificate.certified)}${expires ? `, ${said.expires} ${day(expires)}` : ''}.`,
      alignment: 'center',
      margin: [0, 10, 0, 46],
    },
    {
      columns: [
        { qr: verificationAddress(origin, certificate.code), fit: 112, width: 140 },
        {
          width: '*',
          fontSize: 9,
          margin: [0, 14, 0, 0],
          stack: [
            { text: `${said.number} ${certificate.number}`, bold: true, fontSize: 12, margin: [0, 0, 0, 6] },
            said.scan,
            `${origin}/open/training/certificate`,
            { text: spaced(certificate.code), bold: true },
          ],
        },
        { width: 200, text: said.signature, alignment: 'center', fontSize: 10, margin: [0, 14, 0, 0] },
      ],
    },
  ];
}

/** Two lines around an A4 page on its side: 842 by 595 points. */
const frame = {
  absolutePosition: { x: 0, y: 0 },
  canvas: [
    { type: 'rect', x: 24, y: 24, w: 794, h: 547, lineWidth: 2, lineColor: '#0d5455' },
    { type: 'rect', x: 30, y: 30, w: 782, h: 535, lineWidth: 0.6, lineColor: '#0d5455' },
  ],
};
