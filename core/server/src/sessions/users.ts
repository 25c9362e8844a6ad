import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import { inOffice, type Office } from './office.ts';
import { hashPassword } from './password.ts';

/** What is asked of a new account. Without a password it cannot sign in until one is set. */
export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly password?: string;
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
  const password = user.password === undefined ? null : await hashPassword(user.password);
  const id = uuidv7();
  const made = await inOffice(office, 'create an account', () =>
    query(sql`
      INSERT INTO baara_user (id, username, name, password, language, person, password_set_at)
      VALUES (${id}::uuid, ${username}, ${user.name.trim()}, ${password}, ${language}, ${user.person ?? null}::uuid,
        CASE WHEN ${password !== null}::boolean THEN now() END)
      ON CONFLICT (lower(username)) DO NOTHING
      RETURNING id`),
  );
  if (made.length === 0) throw refused('username', 'field.taken', username);
  return id;
}

/** Sets a password and signs the account out everywhere. Throws `record.invalid`, `record.not_found`. */
export async function setPassword(office: Office, request: { user: string; password: string }): Promise<void> {
  const password = await hashPassword(request.password);
  await inOffice(office, 'set a password', async () => {
    await changeUser(request.user, sql`password = ${password}, password_set_at = now()`);
    await execute(sql`DELETE FROM baara_session WHERE user_id = ${request.user}::uuid`);
    await execute(
      sql`DELETE FROM baara_attempt WHERE username = (SELECT lower(username) FROM baara_user WHERE id = ${request.user}::uuid)`,
    );
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
  });
}

/** Opens a closed account again. Throws `record.not_found`. */
export async function enableUser(office: Office, user: string): Promise<void> {
  await inOffice(office, 'enable an account', () => changeUser(user, sql`disabled = FALSE`));
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
