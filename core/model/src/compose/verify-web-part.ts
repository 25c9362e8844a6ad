import type { ModuleDefinition } from '../module.ts';
import type { DefinitionProblem, DefinitionProblemCode } from './problem.ts';

interface Known {
  /** Whether a form of this id is in the site. */
  readonly hasForm: (id: string) => boolean;
  readonly hasMenu: (id: string) => boolean;
}

/** Checks what a module's web part says of itself: elements bear its name, and what it names is there. */
export function verifyWebPart(module: ModuleDefinition, { hasForm, hasMenu }: Known): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const report = (code: DefinitionProblemCode, params: Record<string, unknown>, form?: string) =>
    problems.push({ code, layer: module.id, file: module.source, ...(form === undefined ? {} : { form }), params });
  const { pages, panels } = module.web;
  const offered = [...pages, ...panels];
  if (offered.length > 0 && !module.parts.includes('web')) report('part.undeclared', { part: 'web' });
  for (const { element, label, reads } of offered) {
    if (!isElementOf(element, module.id)) report('part.element', { element, prefix: `${module.id}-` });
    for (const language of ['fr', 'en'] as const) if (!label[language]?.trim()) report('text.missing', { language });
    if (!hasForm(reads)) report('part.form_unknown', { element }, reads);
  }
  for (const { path, menu } of pages) {
    if (!/^[a-z][a-z0-9-]*$/u.test(path)) report('part.path', { path });
    if (!hasMenu(menu)) report('menu.unknown', { menu });
  }
  for (const { form, element } of panels) if (!hasForm(form)) report('part.form_unknown', { element }, form);
  return problems;
}

/** Whether a custom element's name begins with the module's id: two modules cannot bring one name. */
function isElementOf(element: string, module: string): boolean {
  return element.startsWith(`${module}-`) && /^[a-z][a-z0-9_]*-[a-z0-9_-]*[a-z0-9]$/u.test(element);
}
