import type { Text } from '@baara/model';
import { wording } from '@baara/model';
import { type Html, html } from '../../parts/index.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { JsonSchema } from '../openapi/json-schema.ts';
import type { OperationObject } from '../openapi/operation.ts';
import { schemaTable } from './schema-view.ts';

const words = {
  reference: { fr: 'Référence de l’API', en: 'API reference' },
  signIn: {
    fr: 'Connectez-vous pour voir aussi les formulaires que votre rôle peut lire ou écrire.',
    en: 'Sign in to see the forms that your role may read or write as well.',
  },
  parameters: { fr: 'Paramètres', en: 'Parameters' },
  body: { fr: 'Corps', en: 'Body' },
  example: { fr: 'Exemple', en: 'Example' },
  answers: { fr: 'Réponses', en: 'Answers' },
  schemas: { fr: 'Objets', en: 'Objects' },
  errors: { fr: 'Erreurs', en: 'Errors' },
  document: { fr: 'Le même document pour les programmes', en: 'The same document for programs' },
} satisfies Record<string, Text>;

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

/** The reference as one page of plain HTML, drawn from the OpenAPI document: no script, nothing from elsewhere. */
export function referencePage(facts: {
  readonly document: OpenApiDocument;
  readonly language: string;
  readonly signedIn: 'yes' | 'no';
  readonly errors: readonly { readonly code: string; readonly status: number; readonly words: string }[];
}): string {
  const { document, language, errors } = facts;
  const say = (key: keyof typeof words) => wording(words[key], language);
  const groups = new Map<string, Placed[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), { method, path, operation }]);
    }
  }
  const { schemas } = document.components;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('reference')} · ${document.info.title}</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header>
<h1>${say('reference')}</h1>
<p>${document.info.title} · ${document.info.version}</p>
<p>${document.info.description}</p>
${facts.signedIn === 'yes' ? html`<p><a href="/api/v1/openapi.json">${say('document')} (OpenAPI 3.1)</a></p>` : html`<p>${say('signIn')}</p>`}
</header>
<nav aria-label="${say('reference')}"><ul>
${[...groups.keys()].map((tag) => html`<li><a href="#${anchor(tag)}">${tag}</a></li>`)}
<li><a href="#errors">${say('errors')}</a></li><li><a href="#schemas">${say('schemas')}</a></li>
</ul></nav>
<main>
${[...groups].map(([tag, placed]) => html`<section id="${anchor(tag)}"><h2>${tag}</h2>${placed.map((each) => operationView(each, schemas, say))}</section>`)}
<section id="errors"><h2>${say('errors')}</h2><dl>
${errors.map(({ code, status, words: sentence }) => html`<dt id="${code}"><code>${code}</code> ${status}</dt><dd>${sentence}</dd>`)}
</dl></section>
<section id="schemas"><h2>${say('schemas')}</h2>
${Object.entries(schemas).map(([name, schema]) => html`<section id="schema-${name}"><h3>${name}</h3><p>${schema.title ?? schema.description}</p>${schemaTable(schema, schemas)}</section>`)}
</section>
</main>
</body>
</html>
`;
  return page.html;
}

function operationView(
  { method, path, operation }: Placed,
  schemas: Readonly<Record<string, JsonSchema>>,
  say: (key: keyof typeof words) => string,
): Html {
  const { parameters = [], requestBody, responses } = operation;
  const content = (
    requestBody as
      | { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>> }
      | undefined
  )?.content;
  const body = content && Object.values(content)[0];
  return html`<details id="${operation.operationId}">
<summary><b class="${method}">${method.toUpperCase()}</b> <code>/api/v1${path}</code> <span>${operation.summary}</span></summary>
${
  parameters.length === 0
    ? null
    : html`<h4>${say('parameters')}</h4><div class="wide"><table><tbody>${parameters.map(
        ({ name, in: where, required, description, schema }) => html`<tr>
<th scope="row"><code>${name}</code>${required ? ' *' : ''}</th><td>${where}</td><td>${[schema.type ?? ''].flat().join(' | ')} ${schema.format}${schema.enum?.join(' | ')}</td><td>${description}</td></tr>`,
      )}</tbody></table></div>`
}
${body ? html`<h4>${say('body')}</h4>${schemaTable(body.schema, schemas)}` : null}
${body?.example === undefined ? null : html`<h4>${say('example')}</h4><pre>${JSON.stringify(body.example, null, 2)}</pre>`}
<h4>${say('answers')}</h4><ul>${Object.entries(responses).map(([status, response]) => html`<li><b>${status}</b> ${(response as { readonly description: string }).description} ${answerLink(response)}</li>`)}</ul>
</details>`;
}

function answerLink(response: unknown): Html | null {
  const { content } = response as { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  const name = content && Object.values(content)[0]?.schema.$ref?.split('/').at(-1);
  return name ? html`<a href="#schema-${name}">${name}</a>` : null;
}

function anchor(tag: string): string {
  return `tag-${tag.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}
