// Checks the directions of imports, and that the checker really saw the sources: with an unknown compiler it checks nothing and reports success.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';

const roots = ['core', 'modules', 'sites', 'i18n'];
const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...roots], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\/src\/.*\.ts$/.test(path));

const { output } = await cruise(
  roots.filter((root) => readdirSync(root).length > 0),
  {
    ...configuration.options,
    ruleSet: { forbidden: configuration.forbidden },
    validate: true,
  },
);

const cruised = new Set(output.modules.map((module) => module.source));
const unseen = sources.filter((path) => !cruised.has(path));
for (const violation of output.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
if (unseen.length > 0) console.error(`not checked: ${unseen.join(', ')}`);
console.log(
  `${sources.length - unseen.length} of ${sources.length} modules checked, ${output.summary.violations.length} violations`,
);
process.exitCode = output.summary.violations.length + unseen.length > 0 ? 1 : 0;
