/** A picture as it is sent: a JPEG and its size in pixels. */
export interface Picture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** An A4 page at some 150 dots an inch: small print stays legible and a page weighs some 300 KB. */
const longest = 1800;
const quality = 0.8;

/** A picture turned upright and reduced to at most 1,800 pixels a side, as a JPEG. Throws when the browser cannot read it. */
export async function shrink(source: Blob | HTMLVideoElement): Promise<Picture> {
  const drawn = source instanceof Blob ? await createImageBitmap(source, { imageOrientation: 'from-image' }) : source;
  const [across, down] =
    drawn instanceof HTMLVideoElement ? [drawn.videoWidth, drawn.videoHeight] : [drawn.width, drawn.height];
  const scale = Math.min(1, longest / Math.max(across, down));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(across * scale));
  canvas.height = Math.max(1, Math.round(down * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  if (drawn instanceof ImageBitmap) drawn.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw new Error('no picture');
  return { blob, width: canvas.width, height: canvas.height };
}

/** A chosen file as it is sent: a heavy photograph reduced, anything else as it is. */
export async function lighter(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp)$/u.test(file.type) || file.size < 400_000) return file;
  try {
    const { blob } = await shrink(file);
    return blob.size < file.size
      ? new File([blob], file.name.replace(/\.\w+$/u, '.jpg'), { type: 'image/jpeg' })
      : file;
  } catch {
    return file;
  }
}
