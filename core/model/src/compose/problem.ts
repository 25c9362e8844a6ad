import type { Text } from '../text.ts';

/** One thing wrong with a site's definitions: who wrote it, where it stands, and the way out. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  /** A module's id, or the site's. */
  readonly layer: string;
  /** `file:line`, as far as the runtime tells. */
  readonly file: string;
  readonly form?: string;
  readonly field?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Wording {
  readonly message: Text;
  readonly wayOut: Text;
}

const say = (fr: string, en: string, wayOutFr: string, wayOutEn: string): Wording => ({
  message: { fr, en },
  wayOut: { fr: wayOutFr, en: wayOutEn },
});

/** Every problem of composition, with its sentence and the way out. */
export const definitionProblems = {
  'module.duplicate': say(
    'Le module « {{id}} » est chargé deux fois.',
    'Module "{{id}}" is loaded twice.',
    'Retirez-en un de la liste des modules du site.',
    'Remove one from the modules of the site.',
  ),
  'module.missing': say(
    'Il requiert le module « {{id}} », qui n’est pas chargé.',
    'It requires module "{{id}}", which is not loaded.',
    'Ajoutez ce module au site, ou retirez l’exigence.',
    'Add that module to the site, or drop the requirement.',
  ),
  'module.version': say(
    'Il requiert « {{id}} » {{range}}, mais la version chargée est {{version}}.',
    'It requires "{{id}}" {{range}}, but version {{version}} is loaded.',
    'Chargez une version compatible.',
    'Load a version that fits.',
  ),
  'module.cycle': say(
    'Les modules {{ids}} se requièrent en cercle.',
    'The modules {{ids}} require each other in a circle.',
    'Déplacez ce qui est commun dans un module que les autres requièrent.',
    'Move what they share into a module that the others require.',
  ),
  'form.duplicate': say(
    'Le formulaire est déjà défini par « {{other}} ».',
    'The form is already defined by "{{other}}".',
    'Donnez-lui un autre nom, ou étendez celui qui existe avec extendForm.',
    'Give it another name, or extend the existing one with extendForm.',
  ),
  'name.invalid': say(
    'Le nom « {{name}} » n’est pas en snake_case, est réservé ou dépasse 48 caractères.',
    'The name "{{name}}" is not snake_case, is reserved, or is longer than 48 characters.',
    'Utilisez des minuscules, des chiffres et « _ », en commençant par une lettre.',
    'Use lower-case letters, digits and "_", beginning with a letter.',
  ),
  'text.missing': say(
    'Le libellé manque en « {{language}} ».',
    'The label is missing in "{{language}}".',
    'Donnez le libellé en français et en anglais.',
    'Give the label in French and in English.',
  ),
  'wording.unknown': say(
    'Aucun module n’écrit « {{path}} ».',
    'No module writes "{{path}}".',
    'Reprenez la clé telle que le module la donne sous wordings, précédée de son nom.',
    'Take the key as the module gives it under wordings, with the module’s name before it.',
  ),
  'overlay.owner': say(
    'La surcharge se dit de « {{owner}} » mais c’est « {{layer}} » qui la charge.',
    'The overlay says it is of "{{owner}}" but "{{layer}}" loads it.',
    'Écrivez owner: "{{layer}}".',
    'Write owner: "{{layer}}".',
  ),
  'overlay.form_unknown': say(
    'La surcharge vise un formulaire que ce site n’a pas.',
    'The overlay concerns a form that this site does not have.',
    'Chargez le module qui le définit, ou retirez la surcharge.',
    'Load the module that defines it, or remove the overlay.',
  ),
  'overlay.field_unknown': say(
    'La surcharge ({{verb}}) vise un champ qui n’existe pas ou plus.',
    'The overlay ({{verb}}) concerns a field that does not exist, or no longer does.',
    'Retirez ce champ de la surcharge, ou nommez celui qui le remplace.',
    'Remove the field from the overlay, or name the one that replaces it.',
  ),
  'overlay.field_duplicate': say(
    'Le champ est ajouté deux fois par la même couche.',
    'The field is added twice by the same layer.',
    'Retirez l’un des deux ajouts, ou donnez-lui un autre nom.',
    'Remove one of the additions, or give it another name.',
  ),
  'overlay.not_required': say(
    'La surcharge touche à « {{module}} », que ce module ne requiert pas.',
    'The overlay touches "{{module}}", which this module does not require.',
    'Ajoutez « {{module}} » à requires.',
    'Add "{{module}}" to requires.',
  ),
  'overlay.conflict': say(
    'Deux modules fixent la même propriété « {{property}} » : {{files}}.',
    'Two modules set the same property "{{property}}": {{files}}.',
    'Dites lequel l’emporte dans winners du site : "{{path}}".',
    'Say which one wins in the winners of the site: "{{path}}".',
  ),
  'overlay.item_unknown': say(
    'La liste n’a pas d’élément « {{code}} ».',
    'The list has no item "{{code}}".',
    'Vérifiez le code.',
    'Check the code.',
  ),
  'overlay.item_duplicate': say(
    'La liste a déjà un élément « {{code}} ».',
    'The list already has an item "{{code}}".',
    'Utilisez relabel.items pour en changer le libellé.',
    'Use relabel.items to change its wording.',
  ),
  'overlay.not_a_list': say(
    'Le formulaire n’est pas une liste : il n’a pas d’éléments.',
    'The form is not a list: it has no items.',
    'Retirez {{verb}}.',
    'Remove {{verb}}.',
  ),
  'field.hidden_required': say(
    'Le champ est masqué mais obligatoire, sans valeur par défaut : personne ne pourrait enregistrer.',
    'The field is hidden but required and has no default: nobody could save.',
    'Donnez une valeur par défaut, ou rendez-le facultatif.',
    'Give it a default, or make it optional.',
  ),
  'field.target_unknown': say(
    'Le champ renvoie à « {{target}} », que ce site n’a pas.',
    'The field refers to "{{target}}", which this site does not have.',
    'Chargez le module qui le définit et requérez-le.',
    'Load the module that defines it and require it.',
  ),
  'field.target_kind': say(
    'Le champ renvoie à « {{target}} », qui n’est pas de la bonne sorte ({{expected}}).',
    'The field refers to "{{target}}", which is not of the right sort ({{expected}}).',
    'Utilisez choice pour une liste, ref pour un formulaire, treeRef pour l’arbre.',
    'Use choice for a list, ref for a form, treeRef for the tree.',
  ),
  'field.formula_missing': say(
    'Le champ calculé n’a pas de formule.',
    'The computed field has no formula.',
    'Donnez-la dans compute.',
    'Give it in compute.',
  ),
  'field.default_invalid': say(
    'La valeur par défaut n’est pas une valeur du champ : {{reason}}.',
    'The default is not a value of the field: {{reason}}.',
    'Corrigez la valeur par défaut.',
    'Correct the default.',
  ),
  'reference.unknown_field': say(
    '« {{part}} » nomme un champ que le formulaire n’a pas.',
    '"{{part}}" names a field that the form does not have.',
    'Corrigez le nom du champ.',
    'Correct the name of the field.',
  ),
  'expression.invalid': say(
    'L’expression de « {{part}} » est fausse : {{reason}}.',
    'The expression of "{{part}}" is wrong: {{reason}}.',
    'Corrigez l’expression.',
    'Correct the expression.',
  ),
  'place.missing': say(
    'Le formulaire ne dit pas où sont ses enregistrements.',
    'The form does not say where its records belong.',
    'Donnez place: une référence à l’arbre, via(…), posts(…), "owner" ou "everyone".',
    'Give place: a reference to the tree, via(…), posts(…), "owner" or "everyone".',
  ),
  'place.invalid': say(
    'place: {{reason}}.',
    'place: {{reason}}.',
    'Nommez une référence à l’arbre, ou la référence d’un formulaire placé.',
    'Name a reference to the tree, or the reference to a form that has a place.',
  ),
  'tree.invalid': say(
    'L’arbre des structures : {{reason}}.',
    'The organisation tree: {{reason}}.',
    'Un seul formulaire porte tree, avec ses états datés et ses successions.',
    'Exactly one form has tree, with its dated states and its successions.',
  ),
  'snapshot.invalid': say(
    'snapshot : {{reason}}.',
    'snapshot: {{reason}}.',
    'Le formulaire est daté, une ligne à la fois par fiche ; chaque champ et celui qui en porte la valeur du jour sont de même sorte.',
    'The form is dated, one row at a time a record; each field and the one that bears its value of today are of one kind.',
  ),
  'timeline.invalid': say(
    'timeline : le champ n’est pas une date ({{reason}}).',
    'timeline: the field is not a date ({{reason}}).',
    'Nommez un champ de sorte date.',
    'Name a field of kind date.',
  ),
  'action.invalid': say(
    'L’action « {{verb}} » demande un formulaire daté.',
    'The action "{{verb}}" needs a dated form.',
    'Ajoutez dated au formulaire, ou retirez l’action.',
    'Add dated to the form, or remove the action.',
  ),
  'item.invalid': say(
    'L’élément « {{code}} » : {{reason}}.',
    'Item "{{code}}": {{reason}}.',
    'Corrigez l’élément.',
    'Correct the item.',
  ),
  'role.invalid': say(
    'Le rôle « {{role}} » : {{reason}}.',
    'Role "{{role}}": {{reason}}.',
    'Corrigez les droits du rôle.',
    'Correct the grants of the role.',
  ),
  'condition.invalid': say(
    'La condition « {{condition}} » : {{reason}}.',
    'Condition "{{condition}}": {{reason}}.',
    'Corrigez la condition.',
    'Correct the condition.',
  ),
  'panel.invalid': say(
    'L’encart « {{panel}} » : {{reason}} n’est pas le champ attendu.',
    'Panel "{{panel}}": {{reason}} is not the field that is expected.',
    'Un encart compte par un champ à choix ; sa norme choisit dans la même liste.',
    'A panel counts by a choice; its norm chooses from the same list.',
  ),
  'part.undeclared': say(
    'Le module offre des pages ou des encarts, mais son manifeste n’annonce pas de partie « {{part}} ».',
    'The module offers pages or panels, but its manifest announces no "{{part}}" part.',
    'Écrivez parts: ["{{part}}"] et exportez ./{{part}} du paquet.',
    'Write parts: ["{{part}}"] and export ./{{part}} from the package.',
  ),
  'part.element': say(
    'L’élément « {{element}} » ne commence pas par « {{prefix}} » ou n’est pas un nom d’élément.',
    'The element "{{element}}" does not begin with "{{prefix}}", or is no name of an element.',
    'Nommez-le {{prefix}}… : deux modules ne peuvent alors pas apporter le même.',
    'Name it {{prefix}}…: two modules then cannot bring the same one.',
  ),
  'part.form_unknown': say(
    'L’élément « {{element}} » concerne un formulaire que ce site n’a pas.',
    'The element "{{element}}" concerns a form that this site does not have.',
    'Corrigez le nom du formulaire, ou requérez le module qui le définit.',
    'Correct the form’s name, or require the module that defines it.',
  ),
  'part.path': say(
    'L’adresse « {{path}} » n’est pas faite de minuscules, de chiffres et de tirets.',
    'The address "{{path}}" is not made of lower-case letters, digits and dashes.',
    'Écrivez par exemple « pyramide-des-ages ».',
    'Write for example "age-pyramid".',
  ),
  'workflow.invalid': say(
    'Le circuit « {{workflow}} » : {{reason}}.',
    'Workflow "{{workflow}}": {{reason}}.',
    'Un circuit nomme ses propres états et transitions, et des champs qui existent.',
    'A workflow names its own states and transitions, and fields that exist.',
  ),
  'figure.invalid': say(
    'Le chiffre « {{id}} » : {{reason}}.',
    'Figure "{{id}}": {{reason}}.',
    'Un chiffre a son propre nom et compte un formulaire du menu, par ses champs de date ou de choix.',
    'A figure has an id of its own and counts a form of the navigation, by its date or choice fields.',
  ),
  'menu.unknown': say(
    'Le menu « {{menu}} » n’est défini nulle part.',
    'Menu "{{menu}}" is defined nowhere.',
    'Définissez-le dans menus d’un module ou du site.',
    'Define it in the menus of a module or of the site.',
  ),
} as const satisfies Record<string, Wording>;

export type DefinitionProblemCode = keyof typeof definitionProblems;

/**
 * One problem as a paragraph for the implementer: layer, file, form and field, then what is wrong and the way out.
 *
 * @example describeProblem(problem, 'en') // 'mali sites/mali/src/site.ts:12 person.birth_place: … → …'
 */
export function describeProblem(problem: DefinitionProblem, language: 'fr' | 'en'): string {
  const { message, wayOut } = definitionProblems[problem.code];
  const fill = (text: Text) =>
    text[language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = name === 'layer' ? problem.layer : problem.params[name];
      return Array.isArray(value) ? value.join(', ') : String(value ?? '');
    });
  const where = [problem.form, problem.field].filter(Boolean).join('.');
  return `[${problem.layer}] ${problem.file}${where ? ` ${where}` : ''}: ${fill(message)} → ${fill(wayOut)}`;
}
