import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BaaraError } from '@baara/model';
import type { Command } from 'commander';
import type { Office, Outcome } from '../backup/types.ts';
import { loadSite, readSettings } from '../site/index.ts';
import { exitCodes } from './exit.ts';
import { showProgress } from './progress.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything, sent files included, into one compressed file, as of one moment')
    .argument('<file>', 'the file to write; it must not exist')
    .addHelpText(
      'after',
      `
People go on working meanwhile. The data of a trial (PGlite) belong to one process: while the server runs, it is the
server that makes the backup. The file holds all personal data and the accounts: keep it as you keep the register.

Examples:
  baara backup mali-2026-01-31.baara
  DATABASE_URL=postgres://… baara backup /backups/mali.baara
`,
    )
    .action(async (file: string) => {
      if (existsSync(file)) {
        process.stderr.write(`${file} : ce fichier existe déjà. / the file exists already.\n`);
        process.exitCode = exitCodes.usage;
        return;
      }
      const bar = showProgress('Sauvegarde / Backup');
      const { rows, tables, files, damaged } = await takeBackup(resolve(file), bar.at).finally(bar.end);
      process.stdout.write(
        `${file} : ${rows} lignes de ${tables} tables, ${files} fichiers. / ${rows} rows of ${tables} tables, ${files} files.\n`,
      );
      for (const id of damaged) process.stderr.write(`Fichier perdu ou altéré / Lost or altered file: ${id}\n`);
      if (damaged.length > 0) process.exitCode = exitCodes.failed;
    });
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup into an empty database and data folder, of either engine')
    .argument('<file>', 'a file that “baara backup” wrote')
    .addHelpText(
      'after',
      `
The site must be the one that was backed up, of the same version or a later one. Nothing is changed when the database
already holds something, when the file is damaged, or when the site lacks a table or a field that the backup has.
A backup of a trial (PGlite) restores on PostgreSQL: that is how a trial becomes a service.

Examples:
  BAARA_DATA=/srv/baara baara restore mali-2026-01-31.baara
  DATABASE_URL=postgres://… baara restore mali-2026-01-31.baara
`,
    )
    .action(async (file: string) => {
      if (!existsSync(file)) {
        process.stderr.write(`${file} : fichier introuvable. / no such file.\n`);
        process.exitCode = exitCodes.usage;
        return;
      }
      await onDatabase(async (office) => {
        const { restoreFromFile } = await import('../backup/index.ts');
        const bar = showProgress('Rétablissement / Restore');
        const { header, rows, tables, files } = await restoreFromFile(
          { ...office, progress: bar.at },
          resolve(file),
        ).finally(bar.end);
        process.stdout.write(
          `${header.at} : ${rows} lignes de ${tables} tables, ${files} fichiers. / ${rows} rows of ${tables} tables, ${files} files.\n`,
        );
        if (header.fingerprint !== office.model.fingerprint) {
          process.stdout.write(
            'La sauvegarde vient d’une autre version du site ; la base est à la version présente. / The backup comes from another version of the site; the database is at the present one.\n',
          );
        }
      });
    });
}

/** Of a database that a server has for itself, the server is asked. */
async function takeBackup(path: string, progress: (rows: number) => void): Promise<Outcome> {
  const { backupOfServer, backupToFile, noteBackup } = await import('../backup/index.ts');
  const open = () =>
    onDatabase(async (office) => {
      await noteBackup(office);
      return backupToFile({ ...office, progress }, path);
    });
  return open().catch(async (error: unknown) => {
    if (!(error instanceof BaaraError && error.code === 'database.locked')) throw error;
    const { data } = readSettings(process.env, process.cwd());
    const outcome = await backupOfServer({ folder: data, path, progress });
    if (outcome === null) throw error;
    return outcome;
  });
}

/** Opens the site's database as it stands: a backup changes nothing in it, and a restore prepares it itself. */
async function onDatabase<T>(work: (office: Office) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env, process.cwd());
  const { openSiteDatabase } = await import('../application/open.ts');
  const { model } = await loadSite(settings);
  const database = await openSiteDatabase(settings);
  try {
    return await work({ database, model, files: join(settings.data, 'files') });
  } finally {
    await database.close();
  }
}
