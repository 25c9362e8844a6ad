import { explain } from '@baara/model';
import type { Command } from 'commander';
import { loadSite, readSettings } from '../site/index.ts';
import { exitCodes } from './exit.ts';

export function addExplain(program: Command): void {
  program
    .command('explain <path>')
    .description('print each effective property of a form or field and the layer that set it')
    .addHelpText(
      'after',
      '\nExamples:\n  baara explain person.birth_place\n  baara explain person.birth_place.required\n',
    )
    .action(async (path: string) => {
      const { model } = await loadSite(readSettings(process.env, process.cwd()));
      const found = explain(model, path);
      if (found.length === 0) {
        process.stderr.write(
          `Rien ne porte le nom « ${path} » sur ce site. Un chemin nomme un formulaire, un champ, une propriété : person.birth_date.required\nNothing on this site is called “${path}”. A path names a form, a field, a property: person.birth_date.required\n`,
        );
        process.exitCode = exitCodes.usage;
        return;
      }
      process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    });
}
