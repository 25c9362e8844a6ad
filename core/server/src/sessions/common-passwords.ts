/**
 * What comes first in every list of guesses, in French, English and Bambara, folded: lower case, without accents, signs and digits.
 * A password that is one or two of these with digits and signs around them is guessed at once.
 */
const words = `
password passwort motdepasse motdepass mdp passe secret secrete admin administrateur administrator root superuser utilisateur user guest invite
bonjour bonsoir salut coucou soleil azerty qwerty azertyuiop qwertyuiop qsdfghjklm asdfghjkl wxcvbn zxcvbnm qazwsx
welcome bienvenue letmein iloveyou jetaime jetadore monamour amour cherie cheri mamour princess princesse prince king queen roi reine
master monkey dragon football foot basket baseball soccer superman batman pokemon naruto starwars internet ordinateur computer laptop
bamako mali kayes koulikoro sikasso segou mopti tombouctou gao kidal taoudenit menaka bougouni dioila nioro kita nara bandiagara sansanding djenne
republique republiquedumali unpeuple unbut unefoi independance afrique africa senegal france paris dakar abidjan niamey ouagadougou
sante ministere ministeredelasante ministry health hopital hospital csref cscom drh rh personnel agent gestionnaire directeur direction
inisogoma inisu inice inibara baara barika aw dunia allah inchallah mashallah bismillah alhamdoulillah dieu jesus mohamed muhammad moussa fatoumata mariam aminata ibrahim oumar
traore diarra coulibaly keita konate kone diallo toure sissoko cisse sidibe dembele doumbia sangare camara maiga
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april june july august september october november december
lundi mardi mercredi jeudi vendredi samedi dimanche printemps ete automne hiver summer winter spring autumn
changeme changezmoi default defaut test testing temp temporaire nouveau new exemple example demo demonstration entreprise company bureau office
abc abcd abcdef abcdefgh abcdefghij abcdefghijkl un deux trois quatre cinq six sept huit neuf dix one two three four five six seven eight nine ten
maman papa famille family bebe baby chocolat chocolate banane orange fraise mangue lion tigre chien chat cheval
facebook whatsapp google gmail yahoo orangemali malitel moov telephone portable samsung iphone android windows microsoft
trustno whatever freedom liberte egalite fraternite shadow sunshine flower fleur rose jasmine michael jordan charlie thomas nicolas
`;

export const commonWords: ReadonlySet<string> = new Set(words.split(/\s+/u).filter(Boolean));

/** Keys in their order on keyboards, alphabets and digits. */
export const commonRuns: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz'.repeat(2),
  '01234567890'.repeat(3),
  '123456789'.repeat(3),
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  '1234567890azertyuiop',
  '1234567890qwertyuiop',
  'azertyuiop123456789',
  'qwertyuiop123456789',
  'aqwzsxedcrfvtgbyhnujikolpm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2z3e4r5t6y7u8i9o0p',
];
