import { describeProblem, inspectSite } from '@baara/model';
import type { Command } from 'commander';
import { importDefinition, readSettings } from '../site/index.ts';
import { exitCodes } from './exit.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('compose the site and print every problem: layer, file, form, field and the way out')
    .option('--language <fr|en>', 'the language of the sentences', 'fr')
    .addHelpText('after', '\nExamples:\n  baara check\n  BAARA_SITE=mali baara check --language en\n')
    .action(async ({ language }: { readonly language: string }) => {
      const settings = readSettings(process.env, process.cwd());
      const { model, problems } = inspectSite(await importDefinition(settings));
      for (const problem of problems)
        process.stderr.write(`${describeProblem(problem, language === 'en' ? 'en' : 'fr')}\n\n`);
      const counts = `${model.modules.length} modules, ${Object.keys(model.forms).length} forms, ${problems.length} problems`;
      process.stdout.write(`${settings.site}: ${counts}\n`);
      if (problems.length > 0) process.exitCode = exitCodes.failed;
    });
}
