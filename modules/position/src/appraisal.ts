import { coalesce, defineForm, f, rule, via } from '@baara/model';
import { ofPerson } from '@baara/person';

const mark = (fr: string, en: string) => f.integer({ label: { fr, en }, min: 0, max: 5 });

/** The yearly appraisal (notation): marks out of five, objectives and comments. */
export const appraisal = defineForm('appraisal', {
  label: { fr: 'Notation', en: 'Appraisal' },
  plural: { fr: 'Notations', en: 'Appraisals' },
  fields: {
    person: ofPerson(),
    starts: f.date({ label: { fr: 'Période du', en: 'Period from' }, required: true }),
    ends: f.date({ label: { fr: 'Période au', en: 'Period to' }, required: true }),
    appraiser: f.text({ label: { fr: 'Notateur', en: 'Appraiser' }, required: true }),
    date: f.date({ label: { fr: 'Notée le', en: 'Appraised on' } }),
    knowledge: mark('Connaissances générales', 'General knowledge'),
    culture: mark('Culture professionnelle', 'Professional culture'),
    discipline: mark('Discipline et efficacité', 'Discipline and effectiveness'),
    command: mark('Aptitude au commandement', 'Aptitude for command'),
    manner: mark('Manière de servir', 'Manner of serving'),
    total: f.computed({ label: { fr: 'Total sur 25', en: 'Total out of 25' }, result: 'number' }),
    objectives: f.group(
      {
        output: f.text({ label: { fr: 'Résultat attendu', en: 'Output' }, required: true }),
        indicator: f.text({ label: { fr: 'Indicateur', en: 'Indicator' } }),
        target: f.text({ label: { fr: 'Cible', en: 'Target' } }),
        level: f.integer({ label: { fr: 'Niveau atteint (0 à 5)', en: 'Level reached (0 to 5)' }, min: 0, max: 5 }),
        action: f.text({ label: { fr: 'Action à mener', en: 'Action' } }),
        deadline: f.date({ label: { fr: 'Échéance', en: 'Deadline' } }),
      },
      { label: { fr: 'Objectifs', en: 'Objectives' }, max: 15 },
    ),
    person_comments: f.longText({ label: { fr: 'Observations de l’agent', en: 'Comments of the person' } }),
    appraiser_comments: f.longText({ label: { fr: 'Observations du notateur', en: 'Comments of the appraiser' } }),
    authority_comments: f.longText({ label: { fr: 'Avis de l’autorité', en: 'Opinion of the authority' } }),
  },
  compute: (r) => ({
    total: [r.culture, r.discipline, r.command, r.manner].reduce(
      (sum, each) => sum.add(coalesce(each, 0)),
      r.knowledge.add(0),
    ),
  }),
  rules: (r) => [rule(r.ends.onOrAfter(r.starts), { fr: 'La fin précède le début.', en: 'It ends before it starts.' })],
  timeline: { from: 'starts', to: 'ends', kind: 'event' },
  place: via('person'),
  title: ['starts', 'total'],
  columns: ['starts', 'ends', 'appraiser', 'total'],
  sort: ['-starts'],
});
