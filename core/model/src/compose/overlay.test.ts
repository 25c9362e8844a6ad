import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { f } from '../f.ts';
import { defineForm } from '../form.ts';
import { defineModule } from '../module.ts';
import { extendForm } from '../overlay.ts';
import { compose, inspectSite } from './compose.ts';
import { siteOf, text } from './testing.ts';

const keys = ['a', 'b', 'c', 'd', 'e'] as const;
type Key = (typeof keys)[number];
const base = defineForm('thing', {
  label: text('Chose'),
  fields: Object.fromEntries(keys.map((key) => [key, f.text({ label: text(key) })])) as Record<
    Key,
    ReturnType<typeof f.text>
  >,
  place: 'everyone',
  title: ['a'],
});
const core = defineModule({ id: 'core_module', version: '1.0.0', core: '^1', label: text('Base'), forms: [base] });

const anyKey = fc.constantFrom(...keys);
const anyVerb = fc.oneof(
  fc.record({
    verb: fc.constant('label' as const),
    key: anyKey,
    words: fc.string({ minLength: 1, maxLength: 5 }).filter((each) => each.trim() !== ''),
  }),
  fc.record({ verb: fc.constant('require' as const), key: anyKey, on: fc.boolean() }),
  fc.record({ verb: fc.constant('hide' as const), key: anyKey }),
  fc.record({ verb: fc.constant('add' as const), key: fc.constantFrom('x', 'y') }),
  fc.record({ verb: fc.constant('move' as const), key: anyKey, after: anyKey }),
);
type Verb = typeof anyVerb extends fc.Arbitrary<infer V> ? V : never;
const anyLayer = fc.array(anyVerb, { maxLength: 6 });

const overlayOf = (owner: string, verbs: readonly Verb[]) => verbs.map((each) => overlayBy(owner, each));

function overlayBy(owner: string, each: Verb) {
  switch (each.verb) {
    case 'label':
      return extendForm(base, { owner, relabel: { fields: { [each.key]: text(each.words) } } });
    case 'require':
      return extendForm(base, { owner, require: { [each.key]: each.on } });
    case 'hide':
      return extendForm(base, { owner, hide: [each.key] });
    case 'add':
      return extendForm(base, { owner, add: { [each.key]: f.integer({ label: text(each.key) }) } });
    case 'move':
      return extendForm(base, { owner, move: { [each.key]: { after: each.after } } });
  }
}

/** What the layers mean, told as plainly as possible: a later layer of a chain speaks last. */
function oracle(layers: readonly (readonly [string, readonly Verb[]])[]) {
  const fields = new Map(keys.map((key) => [key as string, { label: key as string, required: false, hidden: false }]));
  for (const [owner, verbs] of layers) {
    for (const each of verbs) {
      const field = fields.get(each.key);
      if (each.verb === 'add') fields.set(`${owner}_${each.key}`, { label: each.key, required: false, hidden: false });
      else if (field && each.verb === 'label') field.label = each.words;
      else if (field && each.verb === 'require') field.required = each.on;
      else if (field && each.verb === 'hide') field.hidden = true;
    }
  }
  return fields;
}

const chain = (first: readonly Verb[], second: readonly Verb[], last: readonly Verb[]) => {
  const one = defineModule({
    id: 'one',
    version: '1.0.0',
    core: '^1',
    requires: { core_module: '^1' },
    label: text('1'),
    extend: overlayOf('one', first),
  });
  const two = defineModule({
    id: 'two',
    version: '1.0.0',
    core: '^1',
    requires: { one: '^1', core_module: '^1' },
    label: text('2'),
    extend: overlayOf('two', second),
  });
  return { one, two, site: siteOf({ modules: [two, one, core], extend: overlayOf('mali', last) }) };
};

describe('overlays', () => {
  it('of modules that require each other, then of the site, mean what a plain reading of them in order means', () => {
    fc.assert(
      fc.property(anyLayer, anyLayer, anyLayer, (first, second, last) => {
        const { site } = chain(first, second, last);
        const { model, problems } = inspectSite(site);
        const expected = oracle([
          ['one', first],
          ['two', second],
          ['mali', last],
        ]);
        const deadEnd = [...expected.values()].some((field) => field.hidden && field.required);
        expect(problems.some((each) => each.code === 'field.hidden_required')).toBe(deadEnd);
        const twice = [first, second, last].some((verbs) => {
          const added = verbs.filter((each) => each.verb === 'add').map((each) => each.key);
          return new Set(added).size < added.length;
        });
        expect(problems.some((each) => each.code === 'overlay.field_duplicate')).toBe(twice);
        expect(problems.every((each) => ['field.hidden_required', 'overlay.field_duplicate'].includes(each.code))).toBe(
          true,
        );
        const actual = Object.entries(model.forms.thing?.fields ?? {}).map(([key, field]) => [
          key,
          { label: field.label.fr, required: field.required, hidden: field.hidden },
        ]);
        expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
      }),
      { seed: 2026, numRuns: 300 },
    );
  });

  it('never lose a field or place one twice, wherever they are moved', () => {
    fc.assert(
      fc.property(anyLayer, anyLayer, (first, second) => {
        const { model } = inspectSite(chain(first, second, []).site);
        const form = model.forms.thing;
        const placed = form?.sections.flatMap((section) => section.fields) ?? [];
        expect([...placed].sort()).toEqual(Object.keys(form?.fields ?? {}).sort());
      }),
      { seed: 2026, numRuns: 200 },
    );
  });

  it('do not depend on the order in which a site names its modules', () => {
    fc.assert(
      fc.property(anyLayer, anyLayer, (first, second) => {
        const { one, two } = chain(
          first.filter((each) => each.verb === 'add').slice(0, 1),
          second.filter((each) => each.verb === 'label'),
          [],
        );
        const forward = compose(siteOf({ modules: [core, one, two] }));
        const backward = compose(siteOf({ modules: [two, one, core] }));
        expect(backward).toEqual(forward);
      }),
      { seed: 2026, numRuns: 100 },
    );
  });
});
