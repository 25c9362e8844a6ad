import { f } from '@baara/model';

/** How a body is reached; several offices or people each have a row. */
export const contacts = () =>
  f.group(
    {
      name: f.text({ label: { fr: 'Personne ou bureau', en: 'Person or office' }, maxLength: 160 }),
      address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
      phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
      mobile: f.phone({ label: { fr: 'Mobile', en: 'Mobile' } }),
      other_phone: f.phone({ label: { fr: 'Autre téléphone', en: 'Other telephone' } }),
      fax: f.phone({ label: { fr: 'Télécopie', en: 'Fax' } }),
      email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
      notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
    },
    { label: { fr: 'Contacts', en: 'Contacts' }, max: 20 },
  );
