import type { RoleDraft } from '@baara/model';
import { councils, when } from '../conditions.ts';

/** The secretary of each Order, a private body: its members, wherever they work, and nobody else. */
export const councilRoles: readonly RoleDraft[] = councils.map(([code, fr, en]) => {
  const key = code.toLowerCase();
  return {
    id: `${key}_council`,
    label: { fr: `Secrétaire ${fr}`, en: `Secretary ${en}` },
    help: {
      fr: 'Voit ses membres seulement : leur nom, leur cadre, leurs diplômes, leur inscription, qu’il tient à jour.',
      en: 'Sees its members only: their name, cadre, education and registration, which it keeps.',
    },
    grants: [
      {
        ...{ form: 'person', actions: ['read'], scope: 'everywhere', when: when(`members_${key}`) },
        fields: ['surname', 'given_names', 'maiden_name', 'sex', 'position_cadre', 'position_specialty'],
      },
      {
        ...{ form: 'education', actions: ['read'], fields: '*', scope: 'everywhere' },
        when: when(`members_education_${key}`),
      },
      {
        ...{ form: 'registration', actions: ['read', 'update', 'export'], fields: '*', scope: 'everywhere' },
        when: when(`registrations_${key}`),
      },
    ],
  };
});
