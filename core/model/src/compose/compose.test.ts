import { describe, expect, it } from 'vitest';
import { f } from '../f.ts';
import { extendForm } from '../overlay.ts';
import { compose } from './compose.ts';
import { explain } from './explain.ts';
import { siteOf, text } from './testing.ts';
import { modules, person } from './testing-modules.ts';

describe('composing a site', () => {
  it('sorts modules by what they require and applies their overlays', () => {
    const model = compose(siteOf({ modules }));
    expect(model.modules.map((module) => module.id)).toEqual(['geography', 'person', 'position']);
    expect(model.forms.person?.fields.position_rank?.owner).toBe('position');
    expect(model.forms.person?.place).toEqual([
      { kind: 'posts', form: 'assignment', record: 'person', unit: 'facility', owner: 'main' },
    ]);
    expect(Object.keys(model.forms.assignment?.fields ?? {})).toContain('valid_from');
  });

  it('returns a frozen, JSON-serialisable Model', () => {
    const model = compose(siteOf({ modules }));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(Object.isFrozen(model.forms.person?.fields.surname)).toBe(true);
  });

  it('keeps the fingerprint when only words change and changes it when storage does', () => {
    const plain = compose(siteOf({ modules }));
    const worded = compose(
      siteOf({
        modules,
        extend: [extendForm(person, { owner: 'mali', relabel: { fields: { surname: text('Nom de famille') } } })],
      }),
    );
    const wider = compose(
      siteOf({
        modules,
        extend: [extendForm(person, { owner: 'mali', add: { nina: f.identifier({ label: text('NINA') }) } })],
      }),
    );
    expect(worded.fingerprint).toBe(plain.fingerprint);
    expect(wider.fingerprint).not.toBe(plain.fingerprint);
  });

  it('explains each effective property with the layers that set it', () => {
    const model = compose(
      siteOf({ modules, extend: [extendForm(person, { owner: 'mali', require: { birth_date: true } })] }),
    );
    expect(explain(model, 'person.birth_date').find((each) => each.property === 'required')).toEqual({
      property: 'required',
      value: true,
      layers: ['person', 'mali (require)'],
    });
    expect(explain(model, 'person.birth_date.required')).toEqual([
      { property: 'required', value: true, layers: ['person', 'mali (require)'] },
    ]);
    expect(['person.birthday', 'people', 'person.birth_date.colour'].flatMap((path) => explain(model, path))).toEqual(
      [],
    );
  });
});
