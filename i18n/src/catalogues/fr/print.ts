/** Forms on paper. */
export const print = {
  print: 'Imprimer',
  blank: 'Formulaire vierge',
  blank_title: 'Formulaire vierge : {{form}}',
  blank_note: 'À remplir en majuscules, une lettre par case. Les champs marqués d’un astérisque (*) sont obligatoires.',
  printed: 'Édité le {{at}} par {{name}}',
  with_children: 'Avec tout ce qui s’y rattache',
  done_at: 'Fait à',
  done_on: 'le',
  filled_by: 'Rempli par',
  concerned: 'L’intéressé(e)',
  responsible: 'Le responsable',
  typed_by: 'Saisi dans le registre par',
  sign_here: 'Nom, date et signature',
} as const;
