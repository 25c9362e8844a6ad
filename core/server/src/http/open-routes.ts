import { BaaraError, wording } from '@baara/model';
import { Hono } from 'hono';
import { asSystem } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { inTransaction } from '../database/index.ts';
import { moduleSql } from '../lock/index.ts';
import { type Html, html, isPartFile, isPartPage, offered } from '../parts/index.ts';
import { addressOf } from './address.ts';
import type { Environment } from './environment.ts';
import { openStyle } from './open-style.ts';
import { originOf, questionOf, sendFile } from './part-routes.ts';
import { createRateLimit } from './rate-limit.ts';

/** Somebody who checks a pile of papers asks far less; who tries numbers gets nowhere. */
const perMinute = 60;

/** What modules answer to whoever has no session: pages without script, a few kilobytes, for any telephone. */
export function openRoutes(application: Application): Hono<Environment> {
  const { database, model } = application;
  const limit = createRateLimit({ attempts: perMinute, seconds: 60 });
  const routes = new Hono<Environment>();

  routes.get('/style.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(openStyle);
  });

  routes.get('/:module/:name/:rest{.*}?', async (c) => {
    limit.count(addressOf(c, application));
    const { module, name, rest = '' } = c.req.param();
    const route = offered(model, 'open', { module, name });
    if (!route) throw new BaaraError({ code: 'request.no_route' });
    const { language } = c.get('translator');
    const question = { query: questionOf(c), origin: originOf(c, application), rest, language, sql: moduleSql };
    const session = asSystem(`open: ${route.why}`);
    const answer = await inTransaction({ database, model, session }, () => route.answer(question));
    c.header('Content-Language', language);
    c.header('X-Robots-Tag', 'noindex');
    if (isPartFile(answer)) return sendFile(c, answer);
    if (!isPartPage(answer)) return c.json(answer);
    const { emblem = '', label } = model.site;
    const others = model.languages.filter((each) => each !== language);
    const site = { name: wording(label, language), emblem: { html: emblem } };
    return c.html(framed({ ...answer, language, site, others }));
  });

  return routes;
}

function framed(facts: {
  readonly title: string;
  readonly content: Html;
  readonly language: string;
  readonly site: { readonly name: string; readonly emblem: Html };
  readonly others: readonly string[];
}): string {
  const { title, content, language, site, others } = facts;
  return `<!doctype html>\n${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${site.name}</title>
<link rel="stylesheet" href="/open/style.css">
</head>
<body>
<header><span class="emblem">${site.emblem}</span> <p>${site.name}</p>
<nav>${others.map((other) => html`<a href="?language=${other}" lang="${other}" hreflang="${other}">${endonym(other)}</a> `)}</nav></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`.html
  }`;
}

/** `fr` → `français`. */
function endonym(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
