/** A page: the bytes of a JPEG and its size in pixels. */
export interface JpegPage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A4 in points, and the margin that printers need. */
const a4 = { short: 595, long: 842, margin: 18 };

/**
 * One PDF of several photographed pages, each fitted on an A4 sheet that lies as the picture does.
 * The pictures go in as they are (ISO 32000-1, DCTDecode): nothing is compressed again.
 */
export function pdfOf(pages: readonly JpegPage[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const encoder = new TextEncoder();
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    parts.push(bytes);
    length += bytes.byteLength;
  };
  const object = (number: number, body: string, stream?: Uint8Array) => {
    offsets[number] = length;
    write(`${number} 0 obj\n${body}\n`);
    if (stream) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  // Objects 1 and 2 are the catalogue and the list of pages; each page then has three: itself, its drawing, its picture.
  const first = (at: number) => 3 + at * 3;
  write('%PDF-1.4\n%\u00e2\u00e3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, at) => `${first(at)} 0 R`).join(' ');
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const [at, { bytes, width, height }] of pages.entries()) {
    const [page, drawing, picture] = [first(at), first(at) + 1, first(at) + 2];
    const [across, down] = width > height ? [a4.long, a4.short] : [a4.short, a4.long];
    const scale = Math.min((across - 2 * a4.margin) / width, (down - 2 * a4.margin) / height);
    const [w, h] = [width * scale, height * scale];
    const box = [w, 0, 0, h, (across - w) / 2, (down - h) / 2].map((each) => each.toFixed(2)).join(' ');
    const draw = encoder.encode(`q ${box} cm /P Do Q`);
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] /Contents ${drawing} 0 R /Resources << /XObject << /P ${picture} 0 R >> >> >>`,
    );
    object(drawing, `<< /Length ${draw.byteLength} >>`, draw);
    object(
      picture,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.byteLength} >>`,
      bytes,
    );
  }
  const table = length;
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  write(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${rows.join('')}`);
  write(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
