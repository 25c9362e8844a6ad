import { describe, expect, it } from 'vitest';
import { BaaraError } from '../error.ts';
import { f } from '../f.ts';
import { defineForm, rule } from '../form.ts';
import { defineModule } from '../module.ts';
import { extendForm } from '../overlay.ts';
import { compose, inspectSite } from './compose.ts';
import { describeProblem } from './problem.ts';
import { siteOf, text } from './testing.ts';
import { geography, modules, person, person_position, position, sex } from './testing-modules.ts';

describe('what a site gets wrong', () => {
  it('an overlay on a removed field stops the start naming layer, file, field', () => {
    const stale = { ...person, fields: { ...person.fields, nickname: f.text({ label: text('Surnom') }) } };
    const broken = siteOf({ modules, extend: [extendForm(stale, { owner: 'mali', hide: ['nickname'] })] });
    expect(() => compose(broken)).toThrow(BaaraError);
    const [problem] = inspectSite(broken).problems;
    expect(problem).toMatchObject({ code: 'overlay.field_unknown', layer: 'mali', form: 'person', field: 'nickname' });
    expect(problem?.file).toMatch(/problems\.test\.ts:\d+$/);
    expect(problem && describeProblem(problem, 'fr')).toContain('person.nickname');
  });

  it('three broken overlays are reported together', () => {
    const gone = { ...person, fields: { ...person.fields, a: f.text({ label: text('a') }) } };
    const extend = [
      extendForm(gone, { owner: 'mali', hide: ['a'] }),
      extendForm(sex, { owner: 'mali', retireItems: ['X'] }),
      extendForm(person, { owner: 'mali', require: { birth_place: true }, hide: ['birth_place'] }),
    ];
    expect(inspectSite(siteOf({ modules, extend })).problems.map((each) => each.code)).toEqual([
      'overlay.field_unknown',
      'overlay.item_unknown',
      'field.hidden_required',
    ]);
  });

  it('an overlay on a field of a module it does not require is refused', () => {
    const stranger = defineModule({
      id: 'stranger',
      version: '1.0.0',
      core: '^1',
      requires: { geography: '^1' },
      label: text('Autre'),
      extend: [extendForm(person, { owner: 'stranger', hide: ['sex'] })],
    });
    expect(inspectSite(siteOf({ modules: [...modules, stranger] })).problems).toMatchObject([
      { code: 'overlay.not_required', layer: 'stranger', params: { module: 'person' } },
    ]);
    const guest = defineModule({
      id: 'guest',
      version: '1.0.0',
      core: '^1',
      requires: { person: '^1' },
      label: text('Autre'),
      extend: [extendForm(person_position, { owner: 'guest', hide: ['position_rank'] })],
    });
    expect(inspectSite(siteOf({ modules: [...modules, guest] })).problems).toMatchObject([
      { code: 'overlay.not_required', layer: 'guest', field: 'position_rank', params: { module: 'position' } },
    ]);
  });

  it('a new core field with the name of a site’s field does not collide', () => {
    const wider = defineForm('person', {
      label: text('Agent'),
      fields: { ...person.fields, nina: f.text({ label: text('NINA du cœur') }) },
      place: 'owner',
      title: ['surname'],
    });
    const upgraded = defineModule({
      id: 'person',
      version: '1.1.0',
      core: '^1',
      requires: { geography: '^1' },
      label: text('Personnes'),
      lists: [sex],
      forms: [wider],
    });
    const model = compose(
      siteOf({
        modules: [geography, upgraded, position],
        extend: [extendForm(person, { owner: 'mali', add: { nina: f.identifier({ label: text('NINA') }) } })],
      }),
    );
    expect(Object.keys(model.forms.person?.fields ?? {})).toEqual(expect.arrayContaining(['nina', 'mali_nina']));
  });

  it('two siblings that set the same property differently must be told who wins', () => {
    const sibling = (id: string, label: string) =>
      defineModule({
        id,
        version: '1.0.0',
        core: '^1',
        requires: { person: '^1' },
        label: text(id),
        extend: [extendForm(person, { owner: id, relabel: { fields: { sex: text(label) } } })],
      });
    const both = [...modules, sibling('one', 'Un'), sibling('two', 'Deux')];
    const [problem] = inspectSite(siteOf({ modules: both })).problems;
    expect(problem).toMatchObject({ code: 'overlay.conflict', layer: 'two', field: 'sex' });
    const settled = compose(siteOf({ modules: both, winners: { 'person.sex.label': 'one' } }));
    expect(settled.forms.person?.fields.sex?.label.fr).toBe('Un');
  });

  it('a rule that speaks of a missing field, a circle of modules and a role without a form are all said', () => {
    const odd = defineForm('odd', {
      label: text('Bizarre'),
      fields: { when: f.date({ label: text('Quand') }) },
      rules: (r) => [rule(r.when.isEmpty(), text('…'))],
      place: 'nowhere',
      title: ['when'],
    });
    const a = defineModule({
      id: 'a',
      version: '1.0.0',
      core: '^2',
      requires: { b: '^1' },
      label: text('A'),
      forms: [odd],
    });
    const b = defineModule({
      id: 'b',
      version: '1.0.0',
      core: '^1',
      requires: { a: '^1' },
      label: text('B'),
      roles: [{ id: 'r', label: text('R'), grants: [{ form: 'gone', actions: ['read'], scope: 'unit' }] }],
    });
    const codes = inspectSite(siteOf({ modules: [a, b] })).problems.map((each) => each.code);
    expect(codes).toEqual(expect.arrayContaining(['module.cycle', 'module.version', 'place.invalid', 'role.invalid']));
  });

  it('a form of a JavaScript site without a place, or with one that is none, is said with all that is wrong', () => {
    const options = {
      label: text('Note'),
      fields: { text: f.text({ label: text('Texte') }) },
      title: ['text'] as const,
    };
    const bare = defineForm('bare', options as unknown as Parameters<typeof defineForm>[1]);
    const strange = defineForm('strange', { ...options, place: { kind: 'moon' } } as never);
    const notes = defineModule({ id: 'notes', version: '1.0.0', core: '^1', label: text('N'), forms: [bare, strange] });
    const { problems } = inspectSite(siteOf({ modules: [notes] }));
    expect(problems.map(({ code, form }) => `${code} ${form}`)).toEqual(
      expect.arrayContaining(['place.missing bare', 'place.invalid strange']),
    );
  });

  it('a web part that names what is not there, or not its own, is said with all that is wrong', () => {
    const page = { path: 'board', label: text('Tableau'), menu: 'people', element: 'notes-board', reads: 'person' };
    const notes = (parts: ('server' | 'web')[], web: Parameters<typeof defineModule>[0]['web'] = { pages: [page] }) =>
      defineModule({
        id: 'notes',
        version: '1.0.0',
        core: '^1',
        label: text('Notes'),
        menus: [{ id: 'people', label: text('Agents'), order: 1, icon: 'users' }],
        parts,
        web,
      });
    const codes = (module: ReturnType<typeof notes>) =>
      inspectSite(siteOf({ modules: [...modules, module] })).problems.map(({ code }) => code);
    expect(codes(notes(['web']))).toEqual([]);
    expect(compose(siteOf({ modules: [...modules, notes(['web'])] })).modules.at(-1)?.web?.pages).toEqual([page]);
    const broken = {
      pages: [{ ...page, path: 'Board', menu: 'gone', element: 'baara-sheet' }],
      panels: [{ form: 'gone', label: text('Encart'), element: 'notes-panel', reads: 'gone' }],
    };
    expect(codes(notes([], broken)).toSorted()).toEqual([
      'menu.unknown',
      'part.element',
      'part.form_unknown',
      'part.form_unknown',
      'part.path',
      'part.undeclared',
    ]);
  });
});
