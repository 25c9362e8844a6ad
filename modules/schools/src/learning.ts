import { extendForm, f } from '@baara/model';
import { education as educationForm, person as personForm, registration as registrationForm } from '@baara/person';
import { school } from './school.ts';
import { student } from './student.ts';

const fromStudies = () =>
  f.ref(student, {
    label: { fr: 'Repris du parcours de l’étudiant', en: 'Carried over from the student' },
    readonly: true,
  });

/** A diploma in a person’s file says from which school of the register it is; what came from the student’s row says so. */
export const education = extendForm(educationForm, {
  owner: 'schools',
  add: {
    school: f.ref(school, {
      label: { fr: 'École du registre', en: 'School of the register' },
      help: {
        fr: 'Remplie d’elle-même quand l’établissement porte le nom d’une école du registre.',
        en: 'Filled of itself when the institution bears the name of a school of the register.',
      },
    }),
    student: fromStudies(),
  },
});

export const registration = extendForm(registrationForm, { owner: 'schools', add: { student: fromStudies() } });

/** Where somebody learnt the profession stands on the person: lists filter by it, regions are counted by it. */
export const person = extendForm(personForm, {
  owner: 'schools',
  add: {
    school: f.ref(school, {
      label: { fr: 'École de formation', en: 'School' },
      help: { fr: 'Celle du dernier diplôme.', en: 'That of the last diploma.' },
      readonly: true,
    }),
    student: f.ref(student, {
      label: { fr: 'Parcours d’étudiant', en: 'As a student' },
      readonly: true,
    }),
  },
});
