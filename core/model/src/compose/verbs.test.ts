import { describe, expect, it } from 'vitest';
import { f } from '../f.ts';
import { defineForm, rule } from '../form.ts';
import { defineList } from '../list.ts';
import { defineModule } from '../module.ts';
import { extendForm } from '../overlay.ts';
import { compose } from './compose.ts';
import { siteOf, text } from './testing.ts';

const colour = defineList('colour', {
  label: text('Couleur'),
  items: [{ code: 'RED', label: text('Rouge') }],
});
const thing = defineForm('thing', {
  label: text('Chose'),
  fields: { a: f.text({ label: text('A') }), b: f.integer({ label: text('B') }), c: f.text({ label: text('C') }) },
  place: 'everyone',
  title: ['a'],
});
const base = defineModule({
  ...{ id: 'base', version: '1.0.0', core: '^1', label: text('Base') },
  ...{ forms: [thing], lists: [colour] },
});

type Extension = ReturnType<typeof extendForm>;

/** The model in which this layer, a module or the site (`mali`), changes what `base` defines. */
function changedBy(layer: string, extension: (owner: string) => unknown) {
  const extend = [extension(layer) as Extension];
  if (layer === 'mali') return compose(siteOf({ modules: [base], extend }));
  const above = defineModule({
    ...{ id: layer, version: '1.0.0', core: '^1', label: text(layer), requires: { base: '^1' }, extend },
  });
  return compose(siteOf({ modules: [base, above] }));
}

describe.each(['above', 'mali'])('the layer %s', (layer) => {
  const changed = (changes: Parameters<typeof extendForm<'thing', (typeof thing)['fields'], string>>[1]) =>
    changedBy(layer, () => extendForm(thing, changes)).forms.thing;
  const owner = layer;

  it('adds a field under its own name, in a section of its own', () => {
    const form = changedBy(layer, () => extendForm(thing, { owner, add: { d: f.date({ label: text('D') }) } })).forms
      .thing;
    expect(form?.fields[`${layer}_d`]).toMatchObject({ kind: 'date', owner: layer, section: layer });
  });
  it('hides a field', () => expect(changed({ owner, hide: ['c'] })?.fields.c?.hidden).toBe(true));
  it('relabels a field and the form', () => {
    const form = changed({ owner, relabel: { form: text('Objet'), fields: { a: text('Nom') } } });
    expect([form?.label.fr, form?.fields.a?.label.fr]).toEqual(['Objet', 'Nom']);
  });
  it('helps', () => expect(changed({ owner, help: { a: text('Aide') } })?.fields.a?.help).toEqual(text('Aide')));
  it('requires, and no longer requires', () => {
    expect(changed({ owner, require: { a: true } })?.fields.a?.required).toBe(true);
    expect(changed({ owner, require: { a: false } })?.fields.a?.required).toBe(false);
  });
  it('gives a default', () => expect(changed({ owner, default: { b: 3 } })?.fields.b?.default).toBe(3));
  it('moves a field before or after another', () => {
    expect(changed({ owner, move: { c: { before: 'a' } } })?.sections[0]?.fields).toEqual(['c', 'a', 'b']);
    expect(changed({ owner, move: { a: { after: 'c' } } })?.sections[0]?.fields).toEqual(['b', 'c', 'a']);
  });
  it('adds a rule', () => {
    const rules = changed({ owner, validate: (r) => [rule(r.b.ge(0), text('positif'))] })?.rules;
    expect(rules).toMatchObject([{ id: `${layer}_1`, message: text('positif') }]);
  });
  it('makes a field read-only', () => expect(changed({ owner, readonly: ['b'] })?.fields.b?.readonly).toBe(true));
  it('shows a field only when a condition holds', () => {
    const visibleWhen = { op: 'isEmpty', field: ['b'] } as const;
    expect(changed({ owner, visibleWhen: { c: visibleWhen } })?.fields.c?.visibleWhen).toEqual(visibleWhen);
  });
  it('adds, rewords and retires items of a list', () => {
    const blue = { code: 'BLUE', label: text('Bleu') };
    const items = changedBy(layer, () =>
      extendForm(colour, {
        owner,
        addItems: [blue],
        retireItems: ['RED'],
        relabel: { items: { RED: text('Carmin') } },
      }),
    ).forms.colour?.items;
    expect(items).toEqual([{ code: 'RED', label: text('Carmin'), retired: true }, blue]);
  });
});
