import { BaaraError, type Text } from '@baara/model';
import type { Sharp } from 'sharp';

/** Pixels of all pages: an A3 sheet at 600 dots an inch. Drawn, they fill a quarter of a gigabyte, and one image is drawn at a time. */
const mostPixels = 75_000_000;
const longestSeconds = 20;

const decoders = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadTiff'];

const tooLarge: Text = {
  fr: 'l’image a trop de points. Envoyez-la plus petite, 75 millions de points au plus.',
  en: 'the image has too many pixels. Send it smaller, 75 million pixels at most.',
};
const damaged: Text = { fr: 'l’image est endommagée ou incomplète.', en: 'the image is damaged or incomplete.' };

const absent: Text = {
  fr: 'ce serveur ne sait pas lire les images. Dites-le à son administrateur.',
  en: 'this server cannot read images. Tell its administrator.',
};

let last: Promise<unknown> = Promise.resolve();

/**
 * An image drawn anew from its pixels, upright and in sRGB: without the place, the time, the owner and the thumbnail that cameras write into it, and without
 * whatever else lay in its file. Threads of the library do the work, for one image at a time. Throws `file.refused`.
 */
export function cleanImage(bytes: Uint8Array, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const turn = last.then(() => redraw(bytes, type));
  last = turn.catch(() => undefined);
  return turn;
}

async function redraw(bytes: Uint8Array, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const open = await opener().catch((cause: unknown) => {
    throw new BaaraError({ code: 'file.refused', params: { detail: absent }, cause });
  });
  try {
    const { bitsPerSample } = await open(bytes).metadata();
    const drawn = encoded(open(bytes).autoOrient().timeout({ seconds: longestSeconds }), type, bitsPerSample ?? 8);
    return new Uint8Array(await drawn.toBuffer());
  } catch (cause) {
    const isLarge = cause instanceof Error && /pixel limit|too large/iu.test(cause.message);
    throw new BaaraError({ code: 'file.refused', params: { detail: isLarge ? tooLarge : damaged }, cause });
  }
}

/** The library is large: it comes with the first image, and reads no format but those that are accepted. */
async function opener(): Promise<(bytes: Uint8Array) => Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: decoders });
  return (bytes) => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: -1 });
}

/** In the format that it came in. A fax in black and white stays one bit a point, or it would grow eightfold. */
function encoded(image: Sharp, type: string, bits: number): Sharp {
  switch (type) {
    case 'image/jpeg':
      return image.jpeg({ quality: 82 });
    case 'image/webp':
      return image.webp({ quality: 82 });
    case 'image/tiff':
      return image.tiff({ compression: 'deflate', ...(bits === 1 ? { bitdepth: 1 } : {}) });
    default:
      return image.png();
  }
}
