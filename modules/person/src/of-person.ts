import { f } from '@baara/model';
import { person } from './person.ts';

/** The reference by which a child form hangs on its person. */
export const ofPerson = () => f.ref(person, { label: { fr: 'Agent', en: 'Person' }, parent: true, required: true });
