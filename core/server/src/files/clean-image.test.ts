import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { acceptedType } from './accepted-type.ts';
import { cleanImage } from './clean-image.ts';

/** A small photograph as a phone writes it: lying on its side, with the place where it was taken and its owner. */
const photograph = (format: 'jpeg' | 'png' | 'webp' | 'tiff') =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .toFormat(format)
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Artist: 'Awa Traore' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 38/1 0/1' } },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Kadiolo</place></x:xmpmeta>')
    .toBuffer();

describe('an image that is kept', () => {
  test.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
    'as %s stands upright and says nothing but its pixels',
    async (format) => {
      const sent = await photograph(format);
      expect((await sharp(sent).metadata()).xmp?.includes('Kadiolo')).toBe(true);
      const kept = Buffer.from(await cleanImage(sent, await acceptedType(sent)));
      const { width, height, exif, xmp, iptc, orientation = 1, format: type } = await sharp(kept).metadata();
      expect({ width, height, exif, xmp, iptc, orientation, type }).toEqual({
        ...{ width: 40, height: 60, exif: undefined, xmp: undefined, iptc: undefined, orientation: 1, type: format },
      });
      for (const told of ['Kadiolo', 'Traore', 'GPS', 'Exif']) expect(kept.includes(told)).toBe(false);
    },
  );

  test('loses what was hung behind it: a page that a browser would run', async () => {
    const sent = Buffer.concat([await photograph('jpeg'), Buffer.from('<script>alert(1)</script>')]);
    expect(Buffer.from(await cleanImage(sent, 'image/jpeg')).includes('<script>')).toBe(false);
  });

  test('keeps every page of a scan', async () => {
    const page = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer();
    const scan = await sharp([await page('#111'), await page('#eee')], { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect((await sharp(await cleanImage(scan, 'image/tiff')).metadata()).pages).toBe(2);
  });

  test('is refused in words when a small file would fill the memory', async () => {
    // Its header says 12,000 × 8,000; what follows need not be there.
    const bomb = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    bomb.writeUInt32BE(12_000, 16);
    bomb.writeUInt32BE(8000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await expect(cleanImage(bomb, 'image/png')).rejects.toMatchObject({
      ...{ code: 'file.refused', params: { detail: { fr: expect.stringContaining('75 millions') } } },
    });
  });

  test('is refused in words when it breaks off', async () => {
    const whole = await photograph('png');
    for (const broken of [whole.subarray(0, -30), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0])])
      await expect(cleanImage(broken, 'image/png')).rejects.toMatchObject({ code: 'file.refused' });
  });
});
