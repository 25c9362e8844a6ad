/** What is wrong with one parameter of a request: fills `{{detail}}` of `errors:request.malformed`. */
export const requests = {
  unknown: 'le paramètre « {{parameter}} » n’existe pas ici.',
  missing: '« {{parameter}} » manque.',
  not_json: '« {{parameter}} » n’est pas du JSON valable.',
  not_an_object: '« {{parameter}} » doit être un objet.',
  not_a_list: '« {{parameter}} » doit être une liste.',
  not_text: '« {{parameter}} » doit être un texte.',
  not_a_number: '« {{parameter}} » doit être un nombre entier de {{min}} à {{max}}.',
  not_a_date: '« {{parameter}} » doit être une date comme 2026-01-31.',
  not_an_id: '« {{parameter}} » doit être un identifiant UUID.',
  not_a_choice: '« {{parameter}} » doit être l’une de ces valeurs : {{choices}}.',
  not_an_expression: '« {{parameter}} » n’est pas une expression valable pour « {{form}} » ({{why}}).',
  not_accepted: '« {{parameter}} » doit être {{expected}}.',
  too_deep: '« {{parameter}} » a trop de niveaux (au plus {{max}}).',
  not_a_character: '« {{parameter}} » contient un caractère qui ne s’écrit pas.',
  taken: 'le nom « {{value}} » est déjà pris.',
  too_long: '« {{parameter}} » est trop long (au plus {{max}} caractères).',
} as const;
