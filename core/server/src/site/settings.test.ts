import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BaaraError } from '@baara/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

let root: string;

function site(name: string): void {
  mkdirSync(join(root, 'sites', name), { recursive: true });
  writeFileSync(join(root, 'sites', name, 'package.json'), '{}');
}

function refusal(environment: Readonly<Record<string, string>>): BaaraError {
  try {
    readSettings(environment, root);
  } catch (error) {
    return error as BaaraError;
  }
  throw new Error('these settings should have been refused');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baara-settings-'));
  site('mali');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('settings', () => {
  test('need nothing where there is one site', () => {
    expect(readSettings({}, root)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      site: 'mali',
      root,
      data: join(root, 'data', 'mali'),
      logLevel: 'info',
      behindProxy: false,
      demonstration: true,
      requestsAMinute: 3000,
      sessionIdleMinutes: 120,
      sessionLongestHours: 12,
    });
  });

  test('find the site from a folder below', () => {
    mkdirSync(join(root, 'docs'));
    expect(readSettings({}, join(root, 'docs')).root).toBe(root);
  });

  test('are refused all at once, each with a sentence in both languages', () => {
    const error = refusal({
      PORT: '80800',
      HOST: 'a host',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
      BAARA_SITE: 'niger',
      BAARA_PROXY: 'yes',
      BAARA_DEMO: 'no',
      BAARA_RATE: 'many',
      BAARA_SESSION_IDLE: '1',
      BAARA_SESSION_LONGEST: '1000',
      BAARA_KEY: 'secret',
      SMTP_URL: 'mail.example',
      MAIL_FROM: 'baara@example.org\nBcc: a@example.org',
      PUBLIC_URL: 'rh.example.org/mali',
      BAARA_DATA: join(root, 'sites/mali/package.json'),
    });
    expect(error.code).toBe('setting.invalid');
    expect(error.problems.map(({ params }) => params.setting)).toEqual([
      'PORT',
      'HOST',
      'LOG_LEVEL',
      'BAARA_PROXY',
      'BAARA_DEMO',
      'BAARA_RATE',
      'BAARA_SESSION_IDLE',
      'BAARA_SESSION_LONGEST',
      'BAARA_KEY',
      'DATABASE_URL',
      'PUBLIC_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'BAARA_SITE',
      'BAARA_DATA',
    ]);
    expect(error.problems[0]?.params.detail).toEqual({
      fr: 'un numéro de port de 0 à 65535 est attendu, « 80800 » est donné.',
      en: 'a port number from 0 to 65535 is expected, “80800” is given.',
    });
  });

  test('of e-mail go together', () => {
    const mail = { SMTP_URL: 'smtp://baara:secret@mail:587', MAIL_FROM: 'baara@sante.ml' };
    const publicUrl = 'https://rh.sante.ml';
    expect(readSettings({ ...mail, PUBLIC_URL: `${publicUrl}/` }, root)).toMatchObject({
      publicUrl,
      mail: { smtp: mail.SMTP_URL, from: mail.MAIL_FROM, publicUrl },
    });
    const missing = (environment: Readonly<Record<string, string>>) =>
      refusal(environment).problems.map(({ params }) => params.setting);
    expect(missing(mail)).toEqual(['PUBLIC_URL']);
    expect(missing({ SMTP_URL: mail.SMTP_URL, PUBLIC_URL: publicUrl })).toEqual(['MAIL_FROM']);
    expect(missing({ MAIL_FROM: mail.MAIL_FROM, PUBLIC_URL: publicUrl })).toEqual(['SMTP_URL']);
  });

  test('never repeat a password', () => {
    const wrong = { DATABASE_URL: 'my sql://root:secret@x', SMTP_URL: 'ftp://a:secret@x' };
    expect(JSON.stringify(refusal(wrong).problems)).not.toContain('secret');
  });

  test('ask which site when there are several', () => {
    site('niger');
    expect(refusal({}).problems[0]?.params.detail).toMatchObject({ en: expect.stringContaining('mali, niger') });
    expect(readSettings({ BAARA_SITE: 'niger' }, root).data).toBe(join(root, 'data', 'niger'));
  });
});
