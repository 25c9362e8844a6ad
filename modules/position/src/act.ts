import { f } from '@baara/model';
import { act_kind } from '@baara/person';

/** The administrative act on which a fact rests; a form spreads these among its own fields. */
export const actFields = () => ({
  act_kind: f.choice(act_kind, { label: { fr: 'Nature de l’acte', en: 'Kind of act' } }),
  act_number: f.text({ label: { fr: 'Numéro de l’acte', en: 'Act number' }, maxLength: 80 }),
  act_date: f.date({ label: { fr: 'Date de l’acte', en: 'Date of act' } }),
  act_scan: f.file({ label: { fr: 'Copie de l’acte', en: 'Copy of act' } }),
});
