import { extendForm, f, fieldRef, rowsOf, thisRecord } from '@baara/model';
import { scholarship_award } from './award.ts';
import { scholarship_programme } from './programme.ts';

const awards = rowsOf(scholarship_award, { programme: thisRecord }).where(() => fieldRef(['state']).ne('withdrawn'));

/** How many of a programme’s scholarships are awarded; counted when read. */
export const programme = extendForm(scholarship_programme, {
  owner: 'scholarships',
  add: {
    awarded: f.computed({
      label: { fr: 'Bourses attribuées', en: 'Scholarships awarded' },
      ...{ result: 'number', value: awards.count() },
    }),
  },
  columns: ['name', 'year', 'school', 'funder', 'monthly', 'places', 'scholarships_awarded', 'state'],
});
