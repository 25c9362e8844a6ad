import { normaliseEmail } from '@baara/model';
import type { Settings } from './settings.ts';

type Refuse = (setting: string, reason: 'smtp_url' | 'mail_from' | 'public_url') => void;

/** The settings of e-mail, of which one without the others would send nothing and say nothing: `refuse` is told each that is wrong or lacks. */
export function mailSettings(
  given: {
    readonly smtp: string | undefined;
    readonly from: string | undefined;
    readonly publicUrl: string | undefined;
  },
  refuse: Refuse,
): Pick<Settings, 'mail' | 'publicUrl'> {
  const { smtp, from } = given;
  const publicUrl = given.publicUrl?.replace(/\/$/u, '');
  if (publicUrl !== undefined && !isOrigin(publicUrl)) refuse('PUBLIC_URL', 'public_url');
  const place = publicUrl === undefined ? {} : { publicUrl };
  if (smtp === undefined && from === undefined) return place;
  if (smtp === undefined || !isMailServer(smtp)) refuse('SMTP_URL', 'smtp_url');
  if (from === undefined || !('value' in normaliseEmail(from))) refuse('MAIL_FROM', 'mail_from');
  if (publicUrl === undefined) refuse('PUBLIC_URL', 'public_url');
  return { ...place, mail: { smtp: smtp ?? '', from: from ?? '', publicUrl: publicUrl ?? '' } };
}

function isOrigin(address: string): boolean {
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol) && new URL(address).origin === address;
}

function isMailServer(address: string): boolean {
  return URL.canParse(address) && /^smtps?:$/u.test(new URL(address).protocol) && new URL(address).hostname !== '';
}
