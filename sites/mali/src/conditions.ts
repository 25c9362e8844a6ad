import { type RowConditionDraft, rowCondition, rowsOf, thisRecord } from '@baara/model';
import { education, person, registration } from '@baara/person';
import { student } from '@baara/schools';

/** The professional Orders, by their code in the list of councils: each may see those who are inscribed with it. */
export const councils = [
  ['MEDICAL', 'de l’Ordre des médecins', 'of the medical council'],
  ['PHARMACY', 'de l’Ordre des pharmaciens', 'of the pharmacy council'],
  ['DENTAL', 'de l’Ordre des chirurgiens-dentistes', 'of the dental council'],
  ['MIDWIFERY', 'de l’Ordre des sages-femmes', 'of the midwifery council'],
  ['NURSING', 'de l’Ordre des infirmières et infirmiers', 'of the nursing council'],
] as const;

const conditionsOf = ([code, fr, en]: (typeof councils)[number]): readonly RowConditionDraft[] => {
  const key = code.toLowerCase();
  return [
    rowCondition(person, {
      ...{ id: `members_${key}`, label: { fr: `les membres ${fr}`, en: `the members ${en}` } },
      when: () =>
        rowsOf(registration, { person: thisRecord })
          .where((each) => each.council.eq(code))
          .exists(),
    }),
    rowCondition(education, {
      ...{ id: `members_education_${key}`, label: { fr: `les membres ${fr}`, en: `the members ${en}` } },
      when: (r) =>
        rowsOf(registration, { person: r.person })
          .where((each) => each.council.eq(code))
          .exists(),
    }),
    rowCondition(registration, {
      ...{ id: `registrations_${key}`, label: { fr: `les inscriptions ${fr}`, en: `the registrations ${en}` } },
      when: (r) => r.council.eq(code),
    }),
  ];
};

export const conditions: readonly RowConditionDraft[] = [
  ...councils.flatMap(conditionsOf),
  rowCondition(student, {
    ...{ id: 'graduates', label: { fr: 'les diplômés des écoles', en: 'the graduates of schools' } },
    when: (r) => r.graduated.isEmpty().not(),
  }),
];

/** The expression of a condition of this site, for a role. */
export function when(id: string) {
  const found = conditions.find((each) => each.id === id);
  if (!found) throw new Error(`no condition ${id}`);
  return found.when;
}
