import { Worker } from 'node:worker_threads';

/** What pdfmake lays out: plain data, because it travels to a thread. */
export type PdfContent = string | readonly PdfContent[] | { readonly [key: string]: unknown };

export interface PdfDocument {
  readonly info: { readonly title: string };
  readonly content: PdfContent;
  readonly pageSize: 'A4';
  readonly pageOrientation?: 'landscape';
  readonly pageMargins: readonly [number, number, number, number];
}

/** Megabytes of the thread that draws: a hundred certificates take far less. */
const mostMemory = 384;

let last: Promise<unknown> = Promise.resolve();

/** Draws a PDF in a thread, one after the other: whoever asks for many holds up those who draw, and nobody else. */
export function drawPdf(document: PdfDocument): Promise<Uint8Array> {
  const drawn = last.then(() => draw(document));
  last = drawn.catch(() => undefined);
  return drawn;
}

function draw(document: PdfDocument): Promise<Uint8Array> {
  const worker = new Worker(new URL('./pdf-worker.js', import.meta.url), {
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the PDF thread ended with ${code}`)));
  });
}
