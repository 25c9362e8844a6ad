import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '@baara/model';
import mali from '@baara/site-mali';
import { describe, expect, it } from 'vitest';
import communityWorkers from '../fixtures/community-workers.ts';

const root = join(import.meta.dirname, '../..');
const code = readFileSync(join(root, 'tests/fixtures/community-workers.ts'), 'utf8');
const page = readFileSync(join(root, 'docs/module-in-15-lines.md'), 'utf8');

describe('the module of docs/module-in-15-lines.md', () => {
  it('is fifteen lines long and the one that is tested here', () => {
    expect(code.trimEnd().split('\n')).toHaveLength(15);
    expect(page).toContain(`\`\`\`ts\n${code}\`\`\``);
  });

  it('adds a child of every person, seen by whoever sees the person', () => {
    const model = compose({ ...mali, modules: [...mali.modules, communityWorkers] });
    expect(model.forms.chw_village).toMatchObject({ module: 'chw', place: [{ kind: 'via', field: 'person' }] });
    expect(model.forms.chw_village?.fields.person).toMatchObject({ kind: 'ref', form: 'person', parent: true });
  });
});
