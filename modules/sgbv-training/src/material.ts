import { defineForm, f } from '@baara/model';
import { language } from '@baara/person';
import { course } from '@baara/training';
import { material_licence } from './lists.ts';

/** What a course is taught with: one row for each version in each language. */
export const sgbv_material = defineForm('sgbv_material', {
  label: { fr: 'Support de formation', en: 'Training material' },
  plural: { fr: 'Supports de formation', en: 'Training materials' },
  fields: {
    course: f.ref(course, { label: { fr: 'Formation', en: 'Course' }, parent: true, required: true }),
    title: f.text({ label: { fr: 'Titre', en: 'Title' }, required: true, maxLength: 160 }),
    version: f.identifier({ label: { fr: 'Version', en: 'Version' }, required: true, maxLength: 20 }),
    language: f.choice(language, { label: { fr: 'Langue', en: 'Language' }, required: true, default: 'FR' }),
    file: f.file({ label: { fr: 'Fichier', en: 'File' } }),
    licence: f.choice(material_licence, { label: { fr: 'Licence', en: 'Licence' }, required: true }),
  },
  unique: [['course', 'title', 'version', 'language']],
  place: 'everyone',
  title: ['title', 'version'],
  columns: ['title', 'version', 'language', 'licence', 'file'],
  sort: ['title', '-version'],
});
