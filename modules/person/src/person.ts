import { country, unit } from '@baara/geography';
import { defineForm, f, or, rule, today, yearsBetween } from '@baara/model';
import { civility, marital_status, sex } from './lists.ts';

/** A member of the workforce, past or present, public or private. */
export const person = defineForm('person', {
  label: { fr: 'Agent', en: 'Person' },
  plural: { fr: 'Agents', en: 'People' },
  menu: 'people',
  fields: {
    surname: f.text({
      label: { fr: 'Nom', en: 'Surname' },
      required: true,
      maxLength: 80,
      synonyms: ['nom de famille', 'last name'],
    }),
    given_names: f.text({
      label: { fr: 'Prénom(s)', en: 'Given names' },
      required: true,
      maxLength: 120,
      synonyms: ['prénom', 'prénoms', 'first name'],
    }),
    maiden_name: f.text({ label: { fr: 'Nom de jeune fille', en: 'Maiden name' }, maxLength: 80 }),
    other_names: f.text({
      label: { fr: 'Autres noms', en: 'Other names' },
      help: { fr: 'Surnom, autre écriture du nom.', en: 'Nickname, other spelling of the name.' },
      maxLength: 120,
      synonyms: ['alias', 'surnom'],
    }),
    civility: f.choice(civility, { label: { fr: 'Civilité', en: 'Form of address' }, synonyms: ['titre', 'title'] }),
    sex: f.choice(sex, { label: { fr: 'Sexe', en: 'Sex' }, required: true, synonyms: ['genre', 'gender'] }),
    birth_date: f.date({
      label: { fr: 'Date de naissance', en: 'Birth date' },
      unknown: true,
      min: '1900-01-01',
      synonyms: ['né(e) le', 'date of birth'],
    }),
    age: f.computed({ label: { fr: 'Âge', en: 'Age' }, result: 'number' }),
    birth_place: f.text({
      label: { fr: 'Lieu de naissance', en: 'Birth place' },
      maxLength: 120,
      synonyms: ['né(e) à'],
    }),
    nationality: f.choice(country, { label: { fr: 'Nationalité', en: 'Nationality' } }),
    other_nationality: f.choice(country, { label: { fr: 'Autre nationalité', en: 'Other nationality' } }),
    marital_status: f.choice(marital_status, { label: { fr: 'Situation matrimoniale', en: 'Marital status' } }),
    spouse_name: f.text({ label: { fr: 'Nom du conjoint', en: 'Spouse' }, maxLength: 160 }),
    dependants: f.integer({
      label: { fr: 'Personnes à charge', en: 'Dependants' },
      min: 0,
      max: 60,
      synonyms: ['nombre d’enfants', 'enfants à charge'],
    }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' }, synonyms: ['tél', 'mobile', 'portable', 'contact'] }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' }, synonyms: ['email', 'mail'] }),
    residence: f.treeRef(unit, { label: { fr: 'Lieu de résidence', en: 'Residence' } }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500, synonyms: ['village', 'quartier'] }),
    origin: f.treeRef(unit, { label: { fr: 'Lieu d’origine', en: 'Place of origin' } }),
    photo: f.image({ label: { fr: 'Photo', en: 'Photograph' } }),
    photo_date: f.date({ label: { fr: 'Date de la photo', en: 'Date of photograph' } }),
  },
  compute: (r) => ({ age: yearsBetween(r.birth_date, today()) }),
  sections: [
    {
      key: 'identity',
      label: { fr: 'Identité', en: 'Identity' },
      fields: ['surname', 'given_names', 'sex', 'birth_date', 'age', 'birth_place', 'nationality'],
    },
    {
      key: 'contact',
      label: { fr: 'Contact', en: 'Contact' },
      fields: ['phone', 'email', 'residence', 'address'],
    },
    {
      key: 'civil',
      label: { fr: 'État civil', en: 'Civil status' },
      fields: [
        'civility',
        'maiden_name',
        'other_names',
        'marital_status',
        'spouse_name',
        'dependants',
        'other_nationality',
        'origin',
        'photo',
        'photo_date',
      ],
    },
  ],
  rules: (r) => [
    rule(
      or(r.birth_date.isUnknown(), r.birth_date.before(today())),
      { fr: 'La date de naissance est dans le futur.', en: 'The birth date is in the future.' },
      { id: 'born_before_today' },
    ),
  ],
  conditions: (r) => ({
    maiden_name: { visibleWhen: r.sex.eq('F') },
    spouse_name: { visibleWhen: r.marital_status.eq('MARRIED') },
  }),
  place: 'owner',
  title: ['surname', 'given_names'],
  columns: ['surname', 'given_names', 'sex', 'birth_date', 'phone'],
  sort: ['surname', 'given_names'],
  search: { names: ['surname', 'given_names', 'maiden_name', 'other_names'], identifiers: ['phone'] },
  duplicates: { names: ['surname', 'given_names'], agree: ['birth_date'] },
});
