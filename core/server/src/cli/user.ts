import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { BaaraError } from '@baara/model';
import type { Command } from 'commander';
import { sql } from 'drizzle-orm';
import { type OpenSite, withSite } from './with-site.ts';

interface PasswordOptions {
  readonly passwordStdin?: true;
}

interface RoleOptions {
  readonly role?: string;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
}

export function addUser(program: Command): void {
  const user = program.command('user').description('accounts: create, password, role, list, disable, enable');
  user
    .command('create <username>')
    .description('open an account; its password is asked for on a terminal, else made up and printed')
    .requiredOption('--name <name>', 'the person’s name')
    .option('--language <language>', 'fr or en')
    .option('--password-stdin', 'read the password from standard input')
    .option('--role <role>', 'a role to give at once')
    .option('--unit <code|id>', 'where it holds; the whole country when absent')
    .addHelpText(
      'after',
      '\nExamples:\n  baara user create awa --name "Awa Traoré" --role national_director\n  printf "%s" "$PASSWORD" | baara user create moussa --password-stdin --name "Moussa Diarra" --role regional_manager --unit R03\n',
    )
    .action(
      (
        username: string,
        options: RoleOptions & PasswordOptions & { readonly name: string; readonly language?: string },
      ) =>
        withSite(async (open) => {
          const { assignRole, createUser } = await import('../sessions/index.ts');
          const given = await passwordGiven(options);
          const password = given ?? randomBytes(12).toString('base64url');
          const { name, language, role, unit } = options;
          const id = await createUser(open, {
            username,
            name,
            password,
            ...(language === undefined ? {} : { language }),
          });
          if (role) await assignRole(open, { user: id, role, unit: await unitNamed(open, unit) });
          process.stdout.write(given === undefined ? `${username}  ${password}\n` : `${username}\n`);
        }),
    );
  user
    .command('password <username>')
    .description(
      'set a password and sign the account out everywhere; asked for on a terminal, else made up and printed',
    )
    .option('--password-stdin', 'read the password from standard input')
    .addHelpText('after', '\nExample:\n  baara user password awa\n')
    .action((username: string, options: PasswordOptions) =>
      withSite(async (open) => {
        const { setPassword } = await import('../sessions/index.ts');
        const given = await passwordGiven(options);
        const password = given ?? randomBytes(12).toString('base64url');
        await setPassword(open, { user: await accountNamed(open, username), password });
        process.stdout.write(given === undefined ? `${username}  ${password}\n` : `${username}\n`);
      }),
    );
  user
    .command('role <username> <role>')
    .description('give a role, on a unit and below it, for a time')
    .option('--unit <code|id>', 'where it holds; the whole country when absent')
    .option('--from <date>', 'first day; today when absent')
    .option('--to <date>', 'the first day on which it no longer holds')
    .addHelpText('after', '\nExample:\n  baara user role moussa regional_manager --unit R03 --to 2027-01-01\n')
    .action((username: string, role: string, { unit, from, to }: RoleOptions) =>
      withSite(async (open) => {
        const { assignRole } = await import('../sessions/index.ts');
        const user = await accountNamed(open, username);
        const dates = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
        process.stdout.write(
          `${await assignRole(open, { user, role, unit: await unitNamed(open, unit), ...dates })}\n`,
        );
      }),
    );
  for (const verb of ['disable', 'enable'] as const) {
    user
      .command(`${verb} <username>`)
      .description(verb === 'disable' ? 'close an account and sign it out everywhere' : 'open a closed account again')
      .action((username: string) =>
        withSite(async (open) => {
          const sessions = await import('../sessions/index.ts');
          const account = await accountNamed(open, username);
          await (verb === 'disable' ? sessions.disableUser(open, account) : sessions.enableUser(open, account));
        }),
      );
  }
  user
    .command('list')
    .description('every account with its roles')
    .action(() =>
      withSite(async (open) => {
        const { listUsers } = await import('../sessions/index.ts');
        for (const { username, name, disabled, assignments } of await listUsers(open)) {
          const roles = assignments.map(({ role, unit, from, to }) => `${role}@${unit ?? '*'} ${from}–${to ?? ''}`);
          process.stdout.write(
            `${[username, name, disabled ? 'disabled' : '', ...roles].filter(Boolean).join('  ')}\n`,
          );
        }
      }),
    );
}

/** The password from where it is said to be; absent for "make one up". */
async function passwordGiven({ passwordStdin }: PasswordOptions): Promise<string | undefined> {
  if (passwordStdin) {
    let text = '';
    for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
    return text.replace(/\r?\n$/u, '') || undefined;
  }
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Mot de passe (vide : en inventer un) / Password (empty: make one up): ');
  terminal.close();
  return answer || undefined;
}

async function accountNamed(open: OpenSite, username: string): Promise<string> {
  const { listUsers } = await import('../sessions/index.ts');
  const found = (await listUsers(open)).find((account) => account.username.toLowerCase() === username.toLowerCase());
  if (!found) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: username } });
  return found.id;
}

/** A unit by its id, or by the code that its form's first identifier field holds. */
async function unitNamed({ database, model }: OpenSite, named: string | undefined): Promise<string | null> {
  if (named === undefined) return null;
  const { asSystem } = await import('../access/index.ts');
  const { inTransaction, query } = await import('../database/index.ts');
  const tree = Object.values(model.forms).find((form) => form.tree);
  const code = tree && Object.values(tree.fields).find(({ kind }) => kind === 'identifier')?.key;
  const rows = await inTransaction({ database, model, session: asSystem('find a unit') }, () =>
    query(sql`
      SELECT id::text AS id FROM ${sql.identifier(tree?.id ?? '')}
      WHERE id::text = ${named} OR ${code ? sql`${sql.identifier(code)} = ${named}` : sql`FALSE`}`),
  );
  const [found] = rows;
  if (!found) throw new BaaraError({ code: 'record.not_found', params: { form: tree?.id ?? '', id: named } });
  return String(found.id);
}
