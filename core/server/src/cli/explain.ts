import { explain } from '@baara/model';
import type { Command } from 'commander';
import { loadSite, readSettings } from '../site/index.ts';

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
      process.stdout.write(`${JSON.stringify(explain(model, path), null, 2)}\n`);
    });
}
