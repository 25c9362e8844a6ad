import { Command } from 'commander';
import { addAudit } from './audit.ts';
import { addBackup, addRestore } from './backup.ts';
import { addBuild } from './build.ts';
import { addCheck } from './check.ts';
import { addDemo } from './demo.ts';
import { addExplain } from './explain.ts';
import { addImport } from './import.ts';
import { addApply, addPlan, addRetired } from './plan.ts';
import { addStart, type Beside } from './start.ts';
import { addUser } from './user.ts';

const exits = `
Exit codes:
  0  done
  1  refused or failed; the reason is on standard error
  2  a wrong setting, option or argument
  3  the data are open in another process, or the database does not answer

Settings (environment):
  PORT (8080)  HOST (0.0.0.0)  DATABASE_URL  BAARA_SITE  BAARA_DATA (./data/<site>)  LOG_LEVEL (info)
  BAARA_DEMO (1: demonstration data on the first start)  BAARA_PROXY (0; 1: behind a proxy that sets X-Forwarded-For)
`;

/** The `baara` command with all its sub-commands. */
export function createProgram(beside: Beside = {}): Command {
  const program = new Command('baara')
    .description('Baara: a health-workforce information system of modules')
    .addHelpText('after', exits)
    .showSuggestionAfterError()
    .exitOverride();
  const commands = [
    addBuild,
    addCheck,
    addPlan,
    addApply,
    addRetired,
    addExplain,
    addImport,
    addBackup,
    addRestore,
    addDemo,
    addUser,
    addAudit,
  ];
  addStart(program, beside);
  for (const add of commands) add(program);
  return program;
}
