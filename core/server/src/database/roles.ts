/** The role of a user's transactions: it runs what `access/` compiled, and may change neither tables nor the past. */
export const coreRole = 'baara_core';

/** The role of what a module wrote: it reads views of what its user may see, and nothing else (docs/decisions/second-lock.md). */
export const moduleRole = 'baara_module';
