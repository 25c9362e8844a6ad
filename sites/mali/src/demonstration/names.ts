import type { Random } from './random.ts';

const everywhere =
  'Traoré Coulibaly Diarra Keïta Diallo Koné Sidibé Touré Dembélé Camara Cissé Konaté Doumbia Sangaré'.split(' ');

/** Surnames that are commoner in one region than elsewhere. */
const byRegion: Readonly<Record<string, readonly string[]>> = {
  Kayes: 'Sissoko Diakité Kanouté Fofana Niakaté Diawara Tounkara Sacko Soumaré Magassa Danfakha Kébé'.split(' '),
  Koulikoro: 'Coulibaly Diarra Kamissoko Samaké Tangara Fané Doucouré Simpara Bagayoko Diabaté'.split(' '),
  Sikasso: 'Sanogo Ouattara Bengaly Berthé Kouyaté Dao Mallé Togola Koné Bamba Goïta Dagnoko'.split(' '),
  Ségou: 'Tangara Théra Dakouo Diarra Coulibaly Keïta Dena Bouaré Kassé Fomba Thiéro Sogoba'.split(' '),
  Mopti: 'Guindo Dolo Togo Kassogué Barry Dicko Tolo Poudiougo Ongoïba Karambé Bocoum Arama'.split(' '),
  Tombouctou: ['Maïga', 'Haïdara', 'Touré', 'Cissé', 'Alhousseini', 'Baby', 'Arby', 'Kalil', 'Sankaré', 'Dicko'],
  Gao: ['Maïga', 'Touré', 'Alhassane', 'Hamadou', 'Abdoulaye', 'Soumeylou', 'Seydou', 'Ibrahim', 'Yattara'],
  Kidal: ['Ag Alhassane', 'Ag Mohamed', 'Ag Ibrahim', 'Ag Intalla', 'Ag Assaleh', 'Maïga', 'Ag Hamada'],
  Bamako: 'Traoré Coulibaly Keïta Diallo Koné Sidibé Touré Diakité Maïga Sylla Sow Ba Niaré Dravé'.split(' '),
};

const women =
  'Aminata Fatoumata Mariam Aïssata Kadiatou Awa Oumou Rokia Salimata Bintou Djénéba Assitan Hawa Ramata Nana Safiatou Maïmouna Korotoumou Sira Sitan Fanta Adiaratou Coumba Ténin Nènè Fily Kadidia Astan Niélé Saran Alima Binta Mah Rahamatou Zeïnabou Halimatou Aïchata Habibatou Kankou Diahara Tata Yah Founé Batoma Djeneba Nassira Souadou'.split(
    ' ',
  );
const men =
  'Mamadou Moussa Oumar Ibrahima Amadou Seydou Souleymane Boubacar Abdoulaye Modibo Adama Drissa Bakary Lassana Issa Yacouba Cheick Sékou Daouda Mahamadou Samba Fousseyni Lassine Zoumana Siaka Madou Salif Karim Hamidou Alassane Idrissa Aliou Youssouf Mohamed Bréhima Tidiani Sory Dramane Kalifa Nouhoum Tiémoko Broulaye Soumaïla Bourama Mamoutou Almoustapha Harouna Ousmane'.split(
    ' ',
  );
const secondWomen = 'Mama Bah Mariam Founé Oumou Coumba Dado Nana'.split(' ');
const secondMen = 'Baba Papa Demba Bourama Sidi Lamine Cheick Ali'.split(' ');

/** A surname as it is in a region of 2012; the central services draw as the capital. */
export function surnameIn(region: string, random: Random): string {
  const local = byRegion[region] ?? byRegion.Bamako ?? everywhere;
  return random.pick(random.chance(0.55) ? local : everywhere);
}

export function givenNames(sex: 'F' | 'M', random: Random): string {
  const first = random.pick(sex === 'F' ? women : men);
  return random.chance(0.22) ? `${first} ${random.pick(sex === 'F' ? secondWomen : secondMen)}` : first;
}

/** Villages that gave their name to a community health centre, and birth places. */
export const villages =
  'Sanankoroba Bancoumana Narena Siby Kourémalé Dialakoroba Ouéléssébougou Baguinéda Tienfala Sirakorola Doumba Kéniéroba Nioumamakana Faladié Nonsombougou Massantola Didiéni Sagabala Kalifabougou Torodo Dio Négala Kassaro Badinko Boudofo Sandiambougou Djidian Kokofata Guémoukouraba Bangassi Marena Tambacara Gori Fatao Lakamané Béma Gavinané Simbi Koréra Diarrah Tougouné Gogui Lambidou Maréna Sadioloba Kéniégoulou Farabana Dabia Koundian Tinkolé Diakon Goundara Niantanso Toukoroba Boron Kiban Touba Samagnana Zantiébougou Kéléya Faragouaran Défina Koumantou Yinindougou Fourouba Kébila Toutiala Farako Ménamba Niantaga Filamana Siékorolé Guélélénkoro Zana Dérani Kouri Mahou Boura Karangana Ourikéla Nafanga Konina Logouana Songoua Sincina Zébala Kafoziéla Niéssoumala Tao Sorobasso Falo Yangassoba Diéli Somo Téné Kassorola Moribila Dougoufié Sokoura Cinzana Katiéna Doura Boidié Konodimini Sansanding Dougabougou Pogo Siribala Molodo Sékolo Diabaly Dogofry Kolongo Monimpé Boky Saye Tamani Konobougou Sanando Kalaké Fatiné Dougouolo Touna Falola Yasso Mafouné Bénéna Fangasso Lanfiala Sofara Fatoma Sio Soufouroulaye Diondiori Kouakourou Mougna Taga Konio Dialloubé Diafarabé Diondori Togoro Sossobé Guidio Ambodié Sangha Wadouba Ondogou Dourou Bara Kani Kéndié Pel Dioungani Madougou Dinangourou Barapireli Diallassagou Sokourani Baye Segué Haïré Djaptodji Tédié Débéré Bambara Kabara Bourem-Inaly Lafia Douékiré Tonkaba Haïbongo Arham Kondi Sareyamou Banikane Soboundou Soumpi Rharous Hamzakoma Banikan Séréré Wabaria Sonni Gounzoureye Djidara Tilemsi Bourra Ouatagouna Tessit Labbezanga Bentia Temera Taboye Bara-Aïssa Inadiatafane'.split(
    ' ',
  );

/** Endings that make a village's daughter: "the new", "the big", "the small", "the red earth". */
export const villageEndings: readonly string[] = [
  '',
  '-Koura',
  '-Ba',
  '-Ni',
  'bougou',
  '-Coro',
  '-Marka',
  '-Peulh',
  ' Dougoutiki',
];
