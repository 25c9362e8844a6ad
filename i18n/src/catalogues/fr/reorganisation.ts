/** Pourquoi une opération sur les structures est refusée : remplit `{{detail}}` de `errors:tree.invalid`. */
export const reorganisation = {
  absent: 'ce site n’a pas d’arbre de structures.',
  cycle: 'la structure se trouverait sous elle-même.',
  orphan: 'une structure fermée ne dépendrait plus de rien, et personne ne lirait ses dossiers.',
  snapshot: '« {{field}} » change à une date : renommez, déplacez ou fermez la structure.',
  nothing: 'rien ne change.',
  not_open: 'la structure n’existe pas encore, ou n’existe plus, au {{date}}.',
  closed: 'la structure est fermée au {{date}}.',
  children: 'des structures ouvertes en dépendent encore, ou ont deux destinations.',
  not_child: 'une des structures à répartir n’en dépend pas.',
  parts: 'il faut au moins deux structures.',
};
