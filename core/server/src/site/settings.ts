import { existsSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { BaaraError, type ErrorProblem, type Text } from '@baara/model';
import type { MailSettings } from '../mail/index.ts';
import { mailSettings } from './mail-settings.ts';
import { keyFrom } from './secret-key.ts';
import { settingReasons } from './setting-reasons.ts';

/** How one server runs: read once from the environment, checked as a whole before anything is opened. */
export interface Settings {
  readonly port: number;
  /** The address to listen on; absent: all of them. */
  readonly host: string;
  /** `postgres://…`; absent: PGlite in `data`. */
  readonly databaseUrl?: string;
  /** The site's folder name under `sites/`. */
  readonly site: string;
  /** The repository's folder: the one that holds `sites/`. */
  readonly root: string;
  /** Absolute path of the folder of PGlite and files of this site. */
  readonly data: string;
  readonly logLevel: LogLevel;
  /** Whether the address of a request is read from `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  /** Requests a minute that one caller may send; 0: any number. */
  readonly requestsAMinute: number;
  /** A session ends after so many minutes without use, and so many hours after signing in. */
  readonly sessionIdleMinutes: number;
  readonly sessionLongestHours: number;
  /** Where people open the site, without a slash at the end. */
  readonly publicUrl?: string;
  /** How e-mail goes out; absent: none does. */
  readonly mail?: MailSettings;
  /** What seals second factors; absent: the key in `data`. */
  readonly key?: Uint8Array;
  /** Whether a first start writes the site's demonstration data. */
  readonly demonstration: boolean;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from environment variables: `PORT` (8080), `HOST` (0.0.0.0), `DATABASE_URL`, `BAARA_SITE` (the only site
 * there), `BAARA_DATA` (./data/<site>), `LOG_LEVEL` (info), `BAARA_PROXY` (0), `BAARA_DEMO` (1), `BAARA_RATE` (3000),
 * `BAARA_SESSION_IDLE` (120), `BAARA_SESSION_LONGEST` (12), `BAARA_KEY`, `PUBLIC_URL`, `SMTP_URL`, `MAIL_FROM`.
 *
 * Throws `setting.invalid` with one problem for each bad setting, all at once.
 */
export function readSettings(environment: Environment, folder: string): Settings {
  const problems: ErrorProblem[] = [];
  const refuse = (
    setting: string,
    reason: keyof typeof settingReasons,
    facts: Readonly<Record<string, unknown>> = {},
  ) => {
    problems.push({ code: 'setting.invalid', params: { setting, detail: fill(settingReasons[reason], facts) } });
    return undefined;
  };
  const given = (name: string) => environment[name]?.trim() || undefined;

  const root = rootAbove(folder);
  const port = given('PORT') ?? '8080';
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) refuse('PORT', 'port', { value: port });
  const host = given('HOST') ?? '0.0.0.0';
  if (!/^[\w.:-]+$/u.test(host)) refuse('HOST', 'host', { value: host });
  const logLevel = given('LOG_LEVEL') ?? 'info';
  if (!isLogLevel(logLevel)) refuse('LOG_LEVEL', 'log_level', { value: logLevel, choices: logLevels.join(', ') });
  const proxy = given('BAARA_PROXY') ?? '0';
  if (proxy !== '0' && proxy !== '1') refuse('BAARA_PROXY', 'yes_or_no', { value: proxy });
  const demonstration = given('BAARA_DEMO') ?? '1';
  if (demonstration !== '0' && demonstration !== '1') refuse('BAARA_DEMO', 'yes_or_no', { value: demonstration });
  const whole = (name: string, usual: number, [least, most]: readonly [number, number]): number => {
    const value = given(name) ?? String(usual);
    if (!/^\d{1,6}$/u.test(value) || Number(value) < least || Number(value) > most)
      refuse(name, 'whole_number', { value, least, most });
    return Number(value);
  };
  const limits = {
    requestsAMinute: whole('BAARA_RATE', 3000, [0, 100_000]),
    sessionIdleMinutes: whole('BAARA_SESSION_IDLE', 120, [5, 1440]),
    sessionLongestHours: whole('BAARA_SESSION_LONGEST', 12, [1, 168]),
  };
  const key = given('BAARA_KEY');
  if (key !== undefined && !keyFrom(key)) refuse('BAARA_KEY', 'key');
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== undefined && !isDatabaseUrl(databaseUrl)) refuse('DATABASE_URL', 'database_url');

  const mail = mailSettings(
    { smtp: given('SMTP_URL'), from: given('MAIL_FROM'), publicUrl: given('PUBLIC_URL') },
    refuse,
  );

  const sites = sitesIn(root);
  const asked = given('BAARA_SITE');
  const site = asked ?? (sites.length === 1 ? sites[0] : undefined);
  if (sites.length === 0) refuse('BAARA_SITE', 'no_site', { folder: join(root, 'sites') });
  else if (site === undefined) refuse('BAARA_SITE', 'which_site', { choices: sites.join(', ') });
  else if (!sites.includes(site)) refuse('BAARA_SITE', 'site', { value: site, choices: sites.join(', ') });

  const data = pathFrom(folder, given('BAARA_DATA') ?? join(root, 'data', site ?? ''));
  if (existsSync(data) && !statSync(data).isDirectory()) refuse('BAARA_DATA', 'data', { value: data });

  if (problems.length > 0 || site === undefined || !isLogLevel(logLevel)) {
    throw new BaaraError({ code: 'setting.invalid', params: problems[0]?.params ?? {}, problems });
  }
  return {
    port: Number(port),
    host,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    site,
    root,
    data,
    logLevel,
    behindProxy: proxy === '1',
    ...limits,
    ...mail,
    ...(key === undefined ? {} : { key: keyFrom(key) as Uint8Array }),
    demonstration: demonstration === '1',
  };
}

function isLogLevel(word: string): word is LogLevel {
  return logLevels.some((level) => level === word);
}

/** The nearest folder at or above `folder` that holds `sites/`; `folder` itself when there is none. */
function rootAbove(folder: string): string {
  for (let at = resolve(folder); ; at = resolve(at, '..')) {
    if (existsSync(join(at, 'sites'))) return at;
    if (at === resolve(at, '..')) return resolve(folder);
  }
}

function sitesIn(root: string): string[] {
  const folder = join(root, 'sites');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'package.json')));
}

function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

function pathFrom(folder: string, path: string): string {
  return isAbsolute(path) ? path : resolve(folder, path);
}

function fill(wordings: Text, facts: Readonly<Record<string, unknown>>): Text {
  const filled = (words: string) => words.replace(/\{(\w+)\}/gu, (_, key: string) => String(facts[key] ?? ''));
  return { fr: filled(wordings.fr), en: filled(wordings.en) };
}
