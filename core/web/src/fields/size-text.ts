import { translation } from '../state/language.ts';

/** A size in bytes as a person says it: `2 Mo`. */
export function sizeText(bytes: number): string {
  const { t } = translation();
  if (bytes >= 1_000_000) return t('values:megabytes', { size: Math.round(bytes / 100_000) / 10 });
  return bytes >= 1_000
    ? t('values:kilobytes', { size: Math.round(bytes / 1_000) })
    : t('values:bytes', { size: bytes });
}
