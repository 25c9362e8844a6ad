import { beginning, type UnitDraft } from '../../tree/unit-draft.ts';

/** Communes of the cercles whose network is shown, by the code of the cercle (names as in use, division unverified): the ministry's list completes them. */
const communes: Readonly<Record<string, readonly string[]>> = {
  'R03-C01': ['Sikasso', 'Kapala', 'Kaboïla', 'Pimperna', 'Farakala', 'Natien', 'Zanférébougou'],
  'R03-C02': ['Kadiolo', 'Diou', 'Dioumaténé', 'Kaï', 'Misséni', 'Nimbougou', 'Zégoua'],
};

export const communeCode = (cercle: string, name: string): string =>
  `${cercle}-K${String((communes[cercle] ?? []).indexOf(name) + 1).padStart(2, '0')}`;

/** The communes as units, below their cercles. */
export function* demonstrationCommunes(): Iterable<UnitDraft> {
  for (const [cercle, names] of Object.entries(communes)) {
    for (const name of names) {
      const states = [{ from: beginning, name: `Commune ${deOrD(name)}`, type: 'COMMUNE', parent: cercle }];
      yield { code: communeCode(cercle, name), states };
    }
  }
}

const deOrD = (name: string): string => (/^[AEIOUÉÈ]/u.test(name) ? `d’${name}` : `de ${name}`);
