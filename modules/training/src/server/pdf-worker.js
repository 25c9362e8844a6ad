// Draws one PDF in a thread of its own: fonts and layout keep a processor busy for a tenth of a second and more.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const file = (name) => join(fonts, `${name}.ttf`);

pdfmake.setFonts({
  // It has ɛ, ɔ, ɲ and ŋ, which names of the country's languages are written with.
  DejaVu: {
    normal: file('DejaVuSerif'),
    bold: file('DejaVuSerif-Bold'),
    italics: file('DejaVuSerif-Italic'),
    bolditalics: file('DejaVuSerif-BoldItalic'),
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));

const bytes = await pdfmake.createPdf({ ...workerData, defaultStyle: { font: 'DejaVu', fontSize: 11 } }).getBuffer();
parentPort?.postMessage(bytes);
