import { type Command, InvalidArgumentError } from 'commander';
import type { AuditFault, AuditHead } from '../audit/index.ts';
import { exitCodes } from './exit.ts';
import { withSite } from './with-site.ts';

const sentences: Readonly<Record<AuditFault['kind'], { readonly fr: string; readonly en: string }>> = {
  altered: { fr: 'a été modifiée', en: 'was altered' },
  reordered: { fr: 'a changé de place', en: 'changed its place' },
  removed: { fr: 'manque', en: 'is missing' },
  cut: { fr: 'manque à la fin', en: 'is missing at the end' },
  rewritten: { fr: 'a été refaite depuis', en: 'was made anew since' },
};

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the audit: verify');
  audit
    .command('verify')
    .description('follow the chain of the audit and name each entry that was altered, moved or removed')
    .option('--head <position:hash>', 'a head that was printed before and kept elsewhere', headOf)
    .addHelpText(
      'after',
      '\nKeep the head that it prints outside the database: who may write there could make the whole chain anew.\n\nExamples:\n  baara audit verify\n  baara audit verify --head 18342:9f2c…\n',
    )
    .action(({ head }: { readonly head?: AuditHead }) =>
      withSite(async ({ database, model }) => {
        const { verifyAudit } = await import('../audit/index.ts');
        const verdict = await verifyAudit({ database, model }, head);
        for (const { kind, from, to, entry } of verdict.faults) {
          const place = from === to ? `${from}` : `${from}–${to}`;
          const { fr, en } = sentences[kind];
          process.stderr.write(`${place}  ${kind}: ${fr} / ${en}${entry ? `  ${entry}` : ''}\n`);
        }
        process.stdout.write(
          `${verdict.entries} entries, ${verdict.faults.length} faults\nhead ${verdict.head.position}:${verdict.head.hash}\n`,
        );
        if (verdict.faults.length > 0) process.exitCode = exitCodes.failed;
      }),
    );
}

function headOf(raw: string): AuditHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/u.exec(raw) ?? [];
  if (position === undefined || hash === undefined) throw new InvalidArgumentError('position:hash');
  return { position: Number(position), hash };
}
