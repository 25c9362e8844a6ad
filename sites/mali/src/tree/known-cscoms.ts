/** CSComs known by name, under their health districts; the ministry's health map completes them. */
export const knownCscoms: Readonly<Record<string, readonly string[]>> = {
  Sikasso: ['Kapala', 'Nongo', 'Dogoni', 'Zanférébougou', 'Kléla', 'Finkolo', 'Farakala'],
  Kadiolo: ['Misseni', 'Zanférébougou', 'Gongasso', 'Kaboïla', 'Loulouni', 'Kléla', 'Fourou'],
  Kignan: ['Kourouma', 'Kléla', 'Bougoula', 'Loulouni', 'Zégoua', 'Zanférébougou', 'Gongasso'],
  Niéna: ['Misseni', 'Finkolo', 'Bougoula', 'Zanférébougou', 'Dogoni', 'Fourou', 'Loulouni'],
};
