/** Imports run one way: sites → modules → core/server, core/web → core/model (docs/architecture.md). */
const tests = '\\.test\\.ts$|/testing(/|\\.ts$)';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'model-stands-alone',
      comment: 'core/model runs in the browser and on the server: it imports no other package.',
      severity: 'error',
      from: { path: '^core/model/src', pathNot: tests },
      to: { pathNot: '^core/model/src' },
    },
    {
      name: 'core-names-no-module',
      severity: 'error',
      from: { path: '^(core|i18n)/', pathNot: tests },
      to: { path: '^(modules|sites)/' },
    },
    {
      name: 'web-and-server-apart',
      severity: 'error',
      from: { path: '^core/web/' },
      to: { path: '^core/server/' },
    },
    {
      name: 'server-and-web-apart',
      severity: 'error',
      from: { path: '^core/server/' },
      to: { path: '^core/web/' },
    },
    {
      name: 'modules-name-no-site',
      severity: 'error',
      from: { path: '^modules/' },
      to: { path: '^sites/' },
    },
    {
      name: 'packages-by-their-surface',
      comment: 'Another package is imported by its name, never by a path into its sources.',
      severity: 'error',
      from: { path: '^(core/[^/]+|modules/[^/]+|sites/[^/]+|i18n)/' },
      to: { path: '^(core/[^/]+|modules/[^/]+|sites/[^/]+|i18n)/src/(?!index\\.ts$)', pathNot: '^$1/' },
    },
    {
      name: 'rooms-by-their-surface',
      comment: 'A room of core/server is entered by its index.ts or its types.ts. Two have a rule of their own below.',
      severity: 'error',
      from: {
        path: '^core/server/src/([^/]+)/',
        pathNot: `${tests}|/schema/system-tables\\.ts$|^core/server/src/cli/`,
      },
      to: {
        path: '^core/server/src/[^/]+/',
        pathNot: '^core/server/src/$1/|/index\\.ts$|/types\\.ts$|/system-table\\.ts$',
      },
    },
    {
      name: 'tables-of-rooms',
      comment:
        'schema/ creates the tables of rooms that themselves stand on schema/: by their index.ts that would be a circle, so it takes the declaration alone, tables.ts, which imports no room.',
      severity: 'error',
      from: { path: '^core/server/src/schema/system-tables\\.ts$' },
      to: { path: '^core/server/src/(?!schema/)[^/]+/', pathNot: '/index\\.ts$|/types\\.ts$|/tables\\.ts$' },
    },
    {
      name: 'command-at-once',
      comment:
        'Each command loads, when it runs, the parts of application/ that it needs: by its index.ts, all of the server would be read to say what is wrong with an option.',
      severity: 'error',
      from: { path: '^core/server/src/cli/', pathNot: tests },
      to: {
        path: '^core/server/src/(?!cli/)[^/]+/',
        pathNot: '^core/server/src/application/|/index\\.ts$|/types\\.ts$',
      },
    },
    {
      name: 'command-at-once-lazily',
      comment:
        'What is imported at the top of a command is read for every command: settings, and types of the other rooms.',
      severity: 'error',
      from: { path: '^core/server/src/cli/', pathNot: tests },
      to: { path: '^core/server/src/(?!cli/|site/)[^/]+/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['baara-source', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
