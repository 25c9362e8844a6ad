/** The division of 2012: eight regions and the District of Bamako, until 2023-07-01. Populations: censuses of 1998 and 2009 (definitive). */
export interface FormerRegion {
  readonly code: string;
  readonly name: string;
  readonly population1998: number;
  readonly population2009: number;
  readonly cercles: readonly string[];
}

export const formerRegions: readonly FormerRegion[] = [
  {
    code: 'RA01',
    name: 'Kayes',
    population1998: 1374316,
    population2009: 1993615,
    cercles: ['Kayes', 'Bafoulabé', 'Diéma', 'Kéniéba', 'Kita', 'Nioro du Sahel', 'Yélimané'],
  },
  {
    code: 'RA02',
    name: 'Koulikoro',
    population1998: 1570507,
    population2009: 2422108,
    cercles: ['Koulikoro', 'Banamba', 'Dioïla', 'Kangaba', 'Kati', 'Kolokani', 'Nara'],
  },
  {
    code: 'RA03',
    name: 'Sikasso',
    population1998: 1782157,
    population2009: 2643179,
    cercles: ['Sikasso', 'Bougouni', 'Kadiolo', 'Kolondiéba', 'Koutiala', 'Yanfolila', 'Yorosso'],
  },
  {
    code: 'RA04',
    name: 'Ségou',
    population1998: 1675357,
    population2009: 2338349,
    cercles: ['Ségou', 'Barouéli', 'Bla', 'Macina', 'Niono', 'San', 'Tominian'],
  },
  {
    code: 'RA05',
    name: 'Mopti',
    population1998: 1484601,
    population2009: 2036209,
    cercles: ['Mopti', 'Bandiagara', 'Bankass', 'Djenné', 'Douentza', 'Koro', 'Ténenkou', 'Youwarou'],
  },
  {
    code: 'RA06',
    name: 'Tombouctou',
    population1998: 442619,
    population2009: 674793,
    cercles: ['Tombouctou', 'Diré', 'Goundam', 'Gourma-Rharous', 'Niafunké'],
  },
  {
    code: 'RA07',
    name: 'Gao',
    population1998: 341542,
    population2009: 542304,
    cercles: ['Gao', 'Ansongo', 'Bourem', 'Ménaka'],
  },
  {
    code: 'R08',
    name: 'Kidal',
    population1998: 38774,
    population2009: 67739,
    cercles: ['Kidal', 'Abeïbara', 'Tessalit', 'Tin-Essako'],
  },
  {
    code: 'BKO',
    name: 'Bamako',
    population1998: 1016296,
    population2009: 1810366,
    cercles: [],
  },
];
