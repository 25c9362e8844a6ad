import {
  compose,
  defineForm,
  defineModule,
  defineSite,
  extendForm,
  f,
  type Model,
  type ModelField,
} from '@baara/model';
import { describe, expect, it } from 'vitest';
import geography from '../../modules/geography/src/index.ts';
import person, { sex } from '../../modules/person/src/index.ts';
import position from '../../modules/position/src/index.ts';
import sgbvTraining, {
  referral_contact,
  referral_organisation,
  sgbv_follow_up,
} from '../../modules/sgbv-training/src/index.ts';
import training, { participation } from '../../modules/training/src/index.ts';
import { mali } from '../../sites/mali/src/site.ts';

/**
 * Every field that this module has or adds, and why it is kept. Of the people in it there are two kinds: who was trained, and whom to call. A field that
 * is not here is refused; before one is added, ask whether it could be filled with something about a survivor.
 */
const kept: Readonly<Record<string, string>> = {
  'sgbv_material.course': 'the course it is for',
  'sgbv_material.title': 'free text: the title of a document',
  'sgbv_material.version': 'its version',
  'sgbv_material.language': 'its language',
  'sgbv_material.file': 'the document',
  'sgbv_material.licence': 'who may copy it',
  'sgbv_follow_up.participation': 'the participant who is visited',
  'sgbv_follow_up.participant': 'the name of the participant, read from the participation',
  'sgbv_follow_up.step': 'at 3 or at 6 months',
  'sgbv_follow_up.agreed': 'day of a visit',
  'sgbv_follow_up.due': 'day of a visit',
  'sgbv_follow_up.late': 'whether it is overdue',
  'sgbv_follow_up.done': 'day of a visit',
  'sgbv_follow_up.mentor': 'the colleague who visits',
  'sgbv_follow_up.mentor_name': 'free text: the name of a mentor',
  'sgbv_follow_up.observed': 'rows',
  'sgbv_follow_up.observed.competency': 'what the participant can do',
  'sgbv_follow_up.observed.level': 'how well',
  'sgbv_follow_up.barriers': 'codes of a list: what stands in the way at work',
  'sgbv_follow_up.next': 'day of a visit',
  'referral_organisation.name': 'free text: the name of a body',
  'referral_organisation.type': 'what it is',
  'referral_organisation.unit': 'where it stands',
  'referral_organisation.area': 'what it covers',
  'referral_organisation.services': 'what it offers',
  'referral_organisation.hours': 'free text: opening hours',
  'referral_organisation.on_call': 'whether it answers at night',
  'referral_organisation.phone': 'its telephone',
  'referral_organisation.languages': 'what is spoken',
  'referral_organisation.opened': 'day it joined the network',
  'referral_organisation.closed': 'day it left',
  'referral_link.organisation': 'who sends',
  'referral_link.refers_to': 'to whom',
  'referral_link.services': 'for which services',
  'referral_link.valid_from': 'since when',
  'referral_link.valid_to': 'until when',
  'referral_contact.organisation': 'whom one calls there',
  'referral_contact.person': 'a colleague of the register',
  'referral_contact.name': 'free text: the name of a contact',
  'referral_contact.called': 'the name of the contact, read from where it is kept',
  'referral_contact.function': 'free text: what the contact does there',
  'referral_contact.phone': 'the contact’s telephone',
  'referral_contact.focal_point': 'whom to call first',
  'referral_contact.participation': 'where the contact was trained',
  'referral_contact.trained_elsewhere': 'day of a training',
  'referral_contact.trained': 'day of a training',
  'referral_contact.valid_from': 'since when',
  'referral_contact.valid_to': 'until when',
  'participation.sgbv_training_body_type': 'the kind of body that a guest comes from',
  'participation.sgbv_training_organisation': 'the body that a guest comes from',
  'unit_type.sgbv_training_directory': 'whether units of a type have a directory',
};

/** Free texts are names and hours: nobody tells a story in so many characters. */
const longest = 160;

/** What a field, a form or an item would be called that told of a survivor. */
const telling =
  /victim|surviv|b[eé]n[eé]fici|incident|\bcas\b|\bcases?\b|plaignant|complainant|\bage\b|âge|_age|birth|naissance|agress|auteur pr[eé]sum|perpetrat|pregnan|grossesse/iu;

/** What such a field may refer to: the trained, the network, the catalogue, the tree. */
const targets = new Set(['course', 'participation', 'person', 'unit', 'referral_organisation']);

/** The lists of kinds of people: of a survivor one would note the sex. */
const ofPeople = new Set(['sex', 'marital_status', 'nationality']);

function site(...more: Parameters<typeof defineSite>[0]['modules'][number][]): Model {
  return compose(
    defineSite({
      id: 'anywhere',
      label: { fr: 'Ailleurs', en: 'Anywhere' },
      modules: [geography, person, position, training, sgbvTraining, ...more],
      languages: ['fr', 'en'],
      currency: { code: 'XOF', decimals: 0 },
      timeZone: 'Africa/Bamako',
      phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
    }),
  );
}

/** What of a model could hold something about a survivor: whatever this module has or adds, and what others add to it or hang on it. */
function couldTell(model: Model): string[] {
  const faults: string[] = [];
  const own = new Set(Object.values(model.forms).flatMap((form) => (form.module === 'sgbv_training' ? [form.id] : [])));
  for (const form of Object.values(model.forms)) {
    const ours = form.module === 'sgbv_training';
    const fields = Object.values(form.fields).flatMap((field) => [
      { path: `${form.id}.${field.key}`, field },
      ...(field.kind === 'group'
        ? Object.values(field.fields).map((part) => ({ path: `${form.id}.${field.key}.${part.key}`, field: part }))
        : []),
    ]);
    const hangs = fields.some(({ field }) => 'form' in field && own.has(field.form));
    const isBeyond = !ours && form.kind === 'record' && hangs && form.module !== 'training';
    if (isBeyond) faults.push(`${form.id}: a form that hangs on the network`);
    if (ours && form.kind === 'list') {
      const words = [form.id, ...form.items.flatMap(({ code, label }) => [code, label.fr, label.en])];
      faults.push(...words.filter((word) => telling.test(word)).map((word) => `${form.id}: ${word}`));
      continue;
    }
    for (const { path, field } of fields) {
      if (ours || field.owner === 'sgbv_training') faults.push(...faultsOf(path, field));
      // A session on violence is written in the forms of training, whoever widens those.
      else if (form.module === 'training' && isTelling(path, field)) faults.push(`${path} is called after a survivor`);
    }
  }
  return faults;
}

const isTelling = (path: string, { label }: ModelField) => telling.test(`${path} ${label.fr} ${label.en}`);

function faultsOf(path: string, field: ModelField): string[] {
  const said: string[] = [];
  if (!Object.hasOwn(kept, path)) said.push('is not in the register');
  if (isTelling(path, field)) said.push('is called after a survivor');
  if (field.kind === 'long_text' || field.kind === 'image' || field.kind === 'gps') said.push(`is a ${field.kind}`);
  if (field.kind === 'text') {
    if (field.maxLength > longest) said.push('is longer than a name');
    if (!kept[path]?.startsWith('free text: ')) said.push('is a free text without a purpose');
  }
  if ('form' in field && !targets.has(field.form)) said.push(`refers to ${field.form}`);
  if ('list' in field && ofPeople.has(field.list)) said.push(`notes the ${field.list} of somebody`);
  if (field.kind === 'date' && !/^(day|since when|until when)/u.test(kept[path] ?? ''))
    said.push('is a date of nothing that is kept');
  return said.map((fault) => `${path} ${fault}`);
}

describe('nothing about survivors', () => {
  it('has a field, in the module and in the site of Mali', () => {
    expect(couldTell(site())).toEqual([]);
    expect(couldTell(compose(mali))).toEqual([]);
  });

  it('is written in a free text that training has: each says so', () => {
    const model = site();
    for (const form of ['participation', 'training_session', 'training_exam', 'competency_assessment'])
      expect(model.forms[form]?.fields.notes?.help?.fr, form).toContain('N’écrivez rien sur une victime');
  });

  it('is registered without a field to show for it', () => {
    const model = site();
    const there = Object.keys(kept).filter((path) => {
      const [form = '', key = '', part] = path.split('.');
      const field = model.forms[form]?.fields[key];
      return part === undefined ? !field : !(field?.kind === 'group' && field.fields[part]);
    });
    expect(there).toEqual([]);
  });
});

describe('the test above fails', () => {
  const later = (parts: Pick<Parameters<typeof defineModule>[0], 'forms' | 'extend'>) =>
    couldTell(
      site(
        defineModule({
          ...{ id: 'later', version: '1.0.0', core: '^1', label: { fr: 'Plus tard', en: 'Later' } },
          requires: { geography: '^1', person: '^1', position: '^1', training: '^1', sgbv_training: '^1' },
          ...parts,
        }),
      ),
    );

  it('when somebody adds the age of a victim', () => {
    const age = f.integer({ label: { fr: 'Âge de la victime', en: 'Age of the victim' } });
    const added = extendForm(referral_contact, { owner: 'later', add: { victim_age: age } });
    expect(later({ extend: [added] })).toEqual([
      'referral_contact.later_victim_age is not in the register',
      'referral_contact.later_victim_age is called after a survivor',
    ]);
  });

  it('when somebody adds it where participants are written', () => {
    const victims = f.integer({ label: { fr: 'Nombre', en: 'Number' } });
    const added = extendForm(participation, { owner: 'later', add: { survivors: victims } });
    expect(later({ extend: [added] })).toEqual(['participation.later_survivors is called after a survivor']);
  });

  it('when somebody adds a free text, a sex, a day or a picture, however it is called', () => {
    const label = { fr: 'Remarques', en: 'Remarks' };
    const added = extendForm(sgbv_follow_up, {
      owner: 'later',
      add: {
        remarks: f.longText({ label }),
        who: f.choice(sex, { label }),
        when: f.date({ label }),
        seen: f.image({ label }),
        words: f.text({ label }),
      },
    });
    const found = later({ extend: [added] });
    expect(found).toEqual(
      expect.arrayContaining([
        'sgbv_follow_up.later_remarks is a long_text',
        'sgbv_follow_up.later_who notes the sex of somebody',
        'sgbv_follow_up.later_when is a date of nothing that is kept',
        'sgbv_follow_up.later_seen is a image',
        'sgbv_follow_up.later_words is longer than a name',
        'sgbv_follow_up.later_words is a free text without a purpose',
      ]),
    );
  });

  it('when somebody hangs a form of cases on the network', () => {
    const incident = defineForm('incident', {
      label: { fr: 'Cas', en: 'Case' },
      fields: {
        organisation: f.ref(referral_organisation, { label: { fr: 'Organisation', en: 'Organisation' }, parent: true }),
        reported: f.date({ label: { fr: 'Signalé le', en: 'Reported on' } }),
      },
      place: { kind: 'via', field: 'organisation' },
      title: ['reported'],
    });
    expect(later({ forms: [incident] })).toEqual(['incident: a form that hangs on the network']);
  });
});
