import type { Translator } from '@baara/i18n';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What Hono carries with each request. */
export interface Environment {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Identifies the request in the log and in every problem. */
    readonly request: string;
    readonly translator: Translator;
  };
}

export type RequestContext = Context<Environment>;
