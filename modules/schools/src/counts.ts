import { extendForm, f, rowsOf, thisRecord } from '@baara/model';
import { intake as intakeForm } from './programme.ts';
import { student } from './student.ts';

const students = rowsOf(student, { intake: thisRecord });
const count = (fr: string, en: string, value: ReturnType<typeof students.count>) =>
  f.computed({ label: { fr, en }, result: 'number', value });

/** What a promotion tells of its students; counted when read. */
export const intake = extendForm(intakeForm, {
  owner: 'schools',
  add: {
    listed: count('Dossiers saisis', 'Entered here', students.count()),
    joined: count('Inscrits', 'Enrolled', students.where((each) => each.enrolled.isEmpty().not()).count()),
    completed: count('Diplômés', 'Graduated', students.where((each) => each.graduated.isEmpty().not()).count()),
    gone: count('Abandons', 'Dropped out', students.where((each) => each.left.isEmpty().not()).count()),
    at_work: count('En poste', 'In post', students.where((each) => each.person.isEmpty().not()).count()),
  },
});
