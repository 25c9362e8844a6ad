import { compose, describeProblem, explain, inspectSite, type ModelForm, validateRecord } from '@baara/model';
import { describe, expect, it } from 'vitest';
import { mali } from './site.ts';

const model = compose(mali);

function formOf(id: string): ModelForm {
  const form = model.forms[id];
  if (!form) throw new RangeError(id);
  return form;
}

describe('the site of Mali', () => {
  it('composes without a problem', () => {
    const { problems } = inspectSite(mali);
    expect(problems.map((problem) => describeProblem(problem, 'fr'))).toEqual([]);
  });

  it('finds people by matricule, NINA and telephone', () => {
    expect(model.forms.person?.search?.identifiers).toEqual(['phone', 'mali_matricule', 'mali_nina']);
  });

  it('shows the matricule and the cadre in the list of agents', () => {
    expect(model.forms.person?.columns).toEqual(expect.arrayContaining(['mali_matricule', 'position_cadre']));
    expect(model.provenance['person.columns']).toMatchObject([{ layer: 'mali', verb: 'columns' }]);
  });

  it('places people by their posts', () => {
    expect(model.forms.person?.place).toEqual([
      { kind: 'posts', form: 'assignment', record: 'person', unit: 'facility', owner: 'main' },
    ]);
  });

  it('warns about a strange NINA or matricule and lets it through', () => {
    const about = (values: Readonly<Record<string, string>>) =>
      validateRecord({ form: formOf('person'), model, values, unknown: [], today: '2026-07-01' })
        .filter((problem) => problem.field?.startsWith('mali_'))
        .map((problem) => `${problem.field} ${problem.params.severity}`);
    expect(about({ mali_nina: '09378657975432H', mali_matricule: '0107001B' })).toEqual([]);
    expect(about({ mali_nina: '09378657975432', mali_matricule: 'X-12' })).toEqual([
      'mali_matricule warning',
      'mali_nina warning',
    ]);
  });

  it('asks for cadre, terms of employment and funding, which the module leaves open', () => {
    const asked = ['position_cadre', 'position_statut', 'position_funding'].map(
      (key) => model.forms.person?.fields[key]?.required,
    );
    expect(asked).toEqual([true, true, true]);
    expect(explain(model, 'person.position_cadre').length).toBeGreaterThan(0);
  });

  it('offers a job for each cadre, and no two under one name', () => {
    const { job, cadre } = model.forms;
    const professions = new Set(job?.items.map(({ attributes }) => attributes?.cadre));
    expect(cadre?.items.filter(({ code }) => !professions.has(code))).toEqual([]);
    const names = job?.items.flatMap(({ label, attributes }) => [
      label.fr,
      ...String(attributes?.synonyms ?? label.fr)
        .split(' ; ')
        .filter((each) => each !== label.fr),
    ]);
    expect(new Set(names).size).toBe(names?.length);
    expect(new Set(job?.items.map(({ label }) => label.en)).size).toBe(job?.items.length);
  });

  it('shows the sanctions to two roles only', () => {
    const readers = Object.values(model.roles)
      .filter((role) => role.grants.some((grant) => grant.form === 'sanction' && grant.actions.includes('read')))
      .map((role) => role.id);
    expect(readers.sort()).toEqual(['discipline_officer', 'national_director']);
  });

  it('never lets a manager of some units write the lists and forms of everybody', () => {
    const managers = Object.values(model.roles).filter((role) => role.id !== 'implementer');
    const wide = managers.flatMap((role) =>
      role.grants.filter(
        (grant) => grant.form === '*' && grant.actions.some((action) => action !== 'read' && action !== 'export'),
      ),
    );
    expect(wide).toEqual([]);
  });

  it('knows every cadre and every term that the Sikasso list writes', () => {
    const words = (list: string) =>
      (model.forms[list]?.items ?? [])
        .filter((item) => item.retired !== true)
        .flatMap((item) => [item.label.fr, ...String(item.attributes?.synonyms ?? '').split(' ; ')])
        .map((each) => each.replaceAll('’', "'").toLowerCase());
    const cadres = [
      ...[
        'Technicien de santé',
        "Infirmier diplômé d'État",
        'Infirmière obstétricienne',
        'Sage-femme',
        'Aide-soignant',
        'Matrone',
      ],
      ...[
        'Technicien supérieur de santé',
        'Médecin généraliste',
        'Assistant médical',
        'Chauffeur',
        'Gestionnaire',
        'Pharmacien',
      ],
      'Médecin spécialiste',
    ];
    const statuts = [
      ...["Fonctionnaire de l'État", 'Fonctionnaire des collectivités territoriales', "Contractuel de l'ASACO"],
      ...['Contractuel fonds PPTE', 'Contractuel projet / PTF / ONG'],
    ];
    const sources = [
      ...["Budget de l'État", 'Collectivités territoriales', 'ASACO / recouvrement des coûts', 'Fonds PPTE'],
      'Partenaires techniques et financiers',
    ];
    const absent = (list: string, asked: readonly string[]) =>
      asked.filter((each) => !words(list).includes(each.toLowerCase()));
    expect(absent('cadre', cadres)).toEqual([]);
    expect(absent('statut', statuts)).toEqual([]);
    expect(absent('funding_source', sources)).toEqual([]);
    expect(absent('job_function', ['Chef de centre'])).toEqual([]);
    expect(absent('cadre', ['Infirmer', 'Sage fame', '???'])).toEqual(['Infirmer', 'Sage fame', '???']);
  });
});

describe('a list of words', () => {
  it('gives no word to two items', () => {
    const shared = Object.values(model.forms)
      .filter((form) => form.kind === 'list')
      .flatMap((form) => {
        const owners = new Map<string, string>();
        return form.items
          .filter((item) => item.retired !== true)
          .flatMap((item) =>
            [item.label.fr, ...String(item.attributes?.synonyms ?? '').split(' ; ')]
              .filter((word) => word !== '' && word !== 'null')
              .flatMap((word) => {
                const key = word.toLowerCase();
                const other = owners.get(key);
                owners.set(key, item.code);
                return other !== undefined && other !== item.code
                  ? [`${form.id}: ${word} (${other}, ${item.code})`]
                  : [];
              }),
          );
      });
    // ISCO-08 names a minor group and its only unit group alike.
    expect(shared.filter((each) => !each.startsWith('isco08'))).toEqual([]);
  });
});
