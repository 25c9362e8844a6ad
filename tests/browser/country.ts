import { readFileSync } from 'node:fs';
import { uuidv7 } from '@baara/model';
import { applyEnvelope, type Operation } from '../../core/server/src/records/index.ts';

interface Structures {
  readonly structures: readonly { readonly structure: string; readonly district: string }[];
}

/** Ids that the browser tests speak of. */
export interface Country {
  readonly mali: string;
  readonly sikasso: string;
  /** The health district of the CSCom de Kapala. */
  readonly district: string;
  /** Health districts and facilities of the region by name. */
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

const staff = [
  ['TRAORÉ', 'Awa', 'F', '1985-02-03', 'SF', 'CSCom de Kapala', '0107901A'],
  ['KEÏTA', 'Moussa', 'M', '1979-11-20', 'MED_GEN', 'CSRéf de Sikasso', '0107902B'],
  ['COULIBALY', 'Fatoumata', 'F', '1990-07-14', 'IDE', 'CSCom de Kapala', '0107903C'],
  ['DIARRA', 'Bakary', 'M', '1968-01-30', 'AS', 'CSCom de Nongo', '0107904D'],
  ['SANOGO', 'Kadiatou', 'F', '1993-05-09', 'SF', 'CSRéf de Sikasso', '0107905E'],
] as const;

/**
 * Writes a small country through the system's own envelopes: Mali, the region of Sikasso with the districts and facilities of the
 * staff list's fixture, and five people at work. Runs inside a transaction of the system.
 */
export async function writeCountry(): Promise<Country> {
  const fixture = new URL('../fixtures/personnel-sikasso.json', import.meta.url);
  const { structures } = JSON.parse(readFileSync(fixture, 'utf8')) as Structures;
  const units = new Map<string, string>();
  let number = 0;
  const unit = (name: string, type: string, parent: string | null): Operation => {
    const id = uuidv7();
    number += 1;
    // Two districts may each have a facility of one name: the first one is meant here.
    if (!units.has(name)) units.set(name, id);
    return {
      do: 'create',
      form: 'unit',
      id,
      values: { code: `U${number}`, name, type, parent, status: 'OPEN', opened: '2000-01-01' },
    };
  };
  const country = unit('Mali', 'COUNTRY', null);
  const region = unit('Région de Sikasso', 'REGION', country.id);
  const districts = [...new Set(structures.map((each) => each.district))].map((name) =>
    unit(name, 'HEALTH_DISTRICT', region.id),
  );
  const facilities = structures.map(({ structure, district }) =>
    unit(structure, structure.startsWith('CSRéf') ? 'CSREF' : 'CSCOM', units.get(district) ?? null),
  );
  await applyEnvelope({ id: uuidv7(), operations: [country, region, ...districts, ...facilities] });
  const people = new Map<string, string>();
  for (const [surname, given, sex, born, cadre, facility, matricule] of staff) {
    const id = uuidv7();
    people.set(`${surname} ${given}`, id);
    const values = {
      surname,
      given_names: given,
      sex,
      birth_date: born,
      mali_matricule: matricule,
      position_cadre: cadre,
      position_statut: 'FE',
      position_funding: 'ETAT',
      phone: '+22376543210',
    };
    const post = { person: id, facility: units.get(facility) ?? '', main: true, valid_from: '2016-07-01' };
    await applyEnvelope({
      id: uuidv7(),
      operations: [
        { do: 'create', form: 'person', id, values },
        { do: 'create', form: 'assignment', id: uuidv7(), values: post },
      ],
    });
  }
  const { district } = structures.find(({ structure }) => structure === 'CSCom de Kapala') ?? {};
  return { mali: country.id, sikasso: region.id, district: units.get(district ?? '') ?? '', units, people };
}
