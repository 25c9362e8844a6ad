import { extendForm, f, fieldRef, rowsOf } from '@baara/model';
import { student, teacher } from '@baara/schools';
import { participation } from '@baara/training';

const owner = 'mali';

/** Mali's words for its schools, and what the modules of the site know of each other. */
export const schoolOverlays = [
  extendForm(student, {
    owner,
    add: {
      nina: f.identifier({
        label: { fr: 'NINA', en: 'National number (NINA)' },
        help: {
          fr: 'Numéro d’identification nationale : quinze caractères, dont une lettre à la fin.',
          en: 'National identification number: fifteen characters, a letter last.',
        },
        unique: true,
        maxLength: 20,
        warnPattern: '[0-9A-Z]{14}[A-Z]',
      }),
    },
    default: { nationality: 'ML' },
    move: { mali_nina: { after: 'birth_place' } },
  }),
  extendForm(teacher, {
    owner,
    add: {
      // Of a colleague the register of in-service training tells it: nobody types it again.
      andragogy_course: f.computed({
        label: { fr: 'Formation pédagogique au registre', en: 'Teaching course on record' },
        result: 'boolean',
        value: rowsOf(participation, { person: fieldRef(['person']) })
          .where((each) => each.result.eq('PASSED').and(fieldRef(['session', 'course', 'category']).eq('TEACHING')))
          .exists(),
      }),
    },
  }),
];
