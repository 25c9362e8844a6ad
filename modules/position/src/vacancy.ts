import { extendForm, f, fieldRef, rowsOf, thisRecord, today } from '@baara/model';
import { assignment } from './assignment.ts';
import { post as establishedPost } from './post.ts';

/** Who holds a post today, in their main assignment. */
const holders = rowsOf(assignment, { post: thisRecord })
  .where((each) => each.main.eq(true))
  .where((each) => each.valid_from.onOrBefore(today()))
  .where((each) => each.valid_to.isEmpty().or(each.valid_to.after(today())));

/**
 * A post is vacant while nobody holds it, unless it is frozen or abolished. Read from the assignments of the day: whoever comes
 * or goes, also on a day that was entered ahead, fills or vacates it with nothing else to be entered.
 */
export const post = extendForm(establishedPost, {
  owner: 'position',
  add: {
    vacant: f.computed({
      label: { fr: 'Vacant', en: 'Vacant' },
      help: {
        fr: 'Personne ne l’occupe aujourd’hui en affectation principale, et il n’est ni gelé ni supprimé.',
        en: 'Nobody holds it today in a main assignment, and it is neither frozen nor abolished.',
      },
      result: 'boolean',
      // Written when people filled posts by hand, FILLED says no more than OPEN.
      value: fieldRef(['status']).in(['OPEN', 'FILLED']).and(holders.exists().not()),
    }),
  },
  columns: ['unit', 'title', 'cadre', 'status', 'position_vacant', 'type'],
});
