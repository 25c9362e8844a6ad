import { networkInterfaces } from 'node:os';
import { wording } from '@baara/model';
import { areNoticesMailed } from '../notices/index.ts';
import type { Application } from './types.ts';

/** What a start prints: where the site is and how to sign in, in French and English. */
export function announcement(
  { model, demo, database }: Application,
  at: { readonly host: string; readonly port: number },
): string {
  const addresses = addressesOf(at);
  const accounts = demo.map(
    ({ username, password, label }) =>
      `    ${username.padEnd(18)} ${password.padEnd(18)} ${wording(label, 'fr')} / ${wording(label, 'en')}`,
  );
  const trial = database.engine === 'pglite';
  return [
    '',
    `  ${wording(model.site.label, 'fr')}`,
    ...addresses.map((address) => `  ${address}`),
    '',
    ...(accounts.length > 0
      ? ['  Comptes de démonstration / Demonstration accounts:', ...accounts]
      : ['  Créer un compte / Create an account:  npm run baara -- user create --help']),
    ...(trial
      ? [
          '',
          '  Base intégrée (PGlite) : un essai ou un seul bureau. Pour le pays : DATABASE_URL=postgres://…',
          '  Built-in database (PGlite): a trial or one office. For the country: DATABASE_URL=postgres://…',
        ]
      : []),
    ...(areNoticesMailed(database)
      ? []
      : ['', '  Aucun courriel n’est envoyé : SMTP_URL manque. / No e-mail is sent: SMTP_URL is missing.']),
    '',
    '  Ctrl-C pour arrêter / to stop',
    '',
    '',
  ].join('\n');
}

/** Where a browser finds the server; listening everywhere, also by the first address of this machine on its network. */
function addressesOf({ host, port }: { readonly host: string; readonly port: number }): string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  if (!everywhere) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  const outside = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  return [`http://localhost:${port}`, ...(outside ? [`http://${outside}:${port}`] : [])];
}
