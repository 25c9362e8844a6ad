import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { hashPassword, hashUnchecked, verifyPassword } from './password.ts';

/** What is asked of a new account. Without a password it cannot sign in until one is set. */
export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly password?: string;
  /** The password is shown to everybody on the sign-in page: no rule could keep it, and no role asks for a second factor. */
  readonly demonstration?: true;
  /** One of the site's languages; absent: its first. */
  readonly language?: string;
  /** The id of the person record that is theirs. */
  readonly person?: string;
}

/** Opens an account and returns its id. Throws `record.invalid` naming `username`, `name`, `language` or `password`. */
export async function createUser(office: Office, user: NewUser): Promise<string> {
  const username = user.username.trim();
  const language = user.language ?? office.model.languages[0] ?? 'fr';
  if (username === '') throw refused('username', 'field.required');
  if (user.name.trim() === '') throw refused('name', 'field.required');
  if (!office.model.languages.includes(language)) throw refused('language', 'field.not_in_list', language);
  const hashed = user.demonstration ? hashUnchecked : (given: string) => hashPassword(given, { username });
  const password = user.password === undefined ? null : await hashed(user.password);
  const id = uuidv7();
  const made = await inOffice(office, 'create an account', async () => {
    const rows = await query(sql`
      INSERT INTO baara_user (id, username, name, password, language, person, demonstration, password_set_at)
      VALUES (${id}::uuid, ${username}, ${user.name.trim()}, ${password}, ${language}, ${user.person ?? null}::uuid,
        ${user.demonstration === true}::boolean, CASE WHEN ${password !== null}::boolean THEN now() END)
      ON CONFLICT (lower(username)) DO NOTHING
      RETURNING id`);
    if (rows.length > 0) await noteIn(office, { kind: 'account_created', subject: id, details: { username } });
    return rows;
  });
  if (made.length === 0) throw refused('username', 'field.taken', username);
  return id;
}

/** Sets a password and signs the account out everywhere. Throws `record.invalid`, `record.not_found`. */
export async function setPassword(office: Office, request: { user: string; password: string }): Promise<void> {
  const { username } = await accountNamed(office, request.user);
  const password = await hashPassword(request.password, { username });
  await inOffice(office, 'set a password', async () => {
    await keepPassword(request.user, password);
    await execute(sql`DELETE FROM baara_session WHERE user_id = ${request.user}::uuid`);
    await noteIn(office, { kind: 'password_set', subject: request.user });
  });
}

/**
 * Changes one's own password, which one must know, and ends one's other sessions. Throws `account.password_refused` when it is not
 * the present one, `record.invalid` when the new one will not do.
 */
export async function changePassword(
  office: Office,
  request: { readonly user: string; readonly present: string; readonly password: string; readonly session: string },
): Promise<void> {
  const { user, session } = request;
  const { username } = await confirmPassword(office, { user, password: request.present });
  const password = await hashPassword(request.password, { username });
  await inOffice(office, 'change a password', async () => {
    await keepPassword(user, password);
    await execute(sql`DELETE FROM baara_session WHERE user_id = ${user}::uuid AND token <> ${session}`);
    await noteIn(office, { kind: 'password_changed', subject: user });
  });
}

/** Passes when it is the account's password; else throws `account.password_refused`. */
export async function confirmPassword(
  office: Office,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<{ readonly username: string }> {
  const account = await accountNamed(office, user);
  if (!(await verifyPassword(account.password, password))) throw new BaaraError({ code: 'account.password_refused' });
  return account;
}

function accountNamed(
  office: Office,
  user: string,
): Promise<{ readonly username: string; readonly password: string | null }> {
  return inOffice(office, 'look at an account', async () => {
    const [row] = await query(sql`SELECT username, password FROM baara_user WHERE id = ${user}::uuid`);
    if (!row) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
    return row as { username: string; password: string | null };
  });
}

async function keepPassword(user: string, password: string): Promise<void> {
  await changeUser(user, sql`password = ${password}, password_set_at = now()`);
  await execute(
    sql`DELETE FROM baara_attempt WHERE username = (SELECT lower(username) FROM baara_user WHERE id = ${user}::uuid)`,
  );
  await execute(sql`DELETE FROM baara_invitation WHERE user_id = ${user}::uuid`);
}

/** Sets the name by which others know the account. Throws `record.invalid`, `record.not_found`. */
export async function renameUser(office: Office, { user, name }: { user: string; name: string }): Promise<void> {
  if (name.trim() === '') throw refused('name', 'field.required');
  await inOffice(office, 'rename an account', async () => {
    await changeUser(user, sql`name = ${name.trim()}`);
    await noteIn(office, { kind: 'account_changed', subject: user, details: { name: name.trim() } });
  });
}

/** Remembers the language in which the user wishes to be answered. Throws `record.invalid`, `record.not_found`. */
export async function setLanguage(office: Office, request: { user: string; language: string }): Promise<void> {
  const { user, language } = request;
  if (!office.model.languages.includes(language)) throw refused('language', 'field.not_in_list', language);
  await inOffice(office, 'set a language', () => changeUser(user, sql`language = ${language}`));
}

/** Closes an account and signs it out everywhere; its history keeps its name. Throws `record.not_found`. */
export async function disableUser(office: Office, user: string): Promise<void> {
  await inOffice(office, 'disable an account', async () => {
    await changeUser(user, sql`disabled = TRUE`);
    await execute(sql`DELETE FROM baara_session WHERE user_id = ${user}::uuid`);
    await execute(sql`DELETE FROM baara_invitation WHERE user_id = ${user}::uuid`);
    await noteIn(office, { kind: 'account_closed', subject: user });
  });
}

/** Opens a closed account again. Throws `record.not_found`. */
export async function enableUser(office: Office, user: string): Promise<void> {
  await inOffice(office, 'enable an account', async () => {
    await changeUser(user, sql`disabled = FALSE`);
    await noteIn(office, { kind: 'account_opened', subject: user });
  });
}

async function changeUser(user: string, change: ReturnType<typeof sql>): Promise<void> {
  const changed = await query(sql`UPDATE baara_user SET ${change} WHERE id = ${user}::uuid RETURNING id`);
  if (changed.length === 0) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
}

function refused(field: string, code: string, value?: string): BaaraError {
  return new BaaraError({
    code: 'record.invalid',
    problems: [{ code, field, params: value === undefined ? {} : { value } }],
  });
}
