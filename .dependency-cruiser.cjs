/* global module */
/**
 * The six doors of ARCHITECTURE.md, executed. `$1` is what the first bracket of `from` matched.
 * Tests may reach further than what they test; they have rules of their own at the end.
 */
const tests = '[.](test|spec)[.]tsx?$';
const edges = '(devices|journal|live|http|simulation)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: '1-shared-imports-only-the-schema-library',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: tests },
      to: { pathNot: ['^shared/src/', '(^|/)node_modules/zod/'] },
    },
    {
      name: '2-domain-imports-only-shared',
      comment: 'No node:*, no schema of its own, nothing that waits.',
      severity: 'error',
      from: { path: '^server/src/domain/', pathNot: tests },
      to: { pathNot: ['^server/src/domain/', '^shared/src/'] },
    },
    {
      name: '3-ports-know-only-the-domain',
      severity: 'error',
      from: { path: '^server/src/ports/', pathNot: tests },
      to: { path: '^server/src/', pathNot: ['^server/src/(ports|domain)/'] },
    },
    {
      name: '3-edges-never-import-each-other',
      comment: 'Devices, journal, live, http and simulation are joined in gateway.ts and nowhere else.',
      severity: 'error',
      from: { path: `^server/src/${edges}/`, pathNot: tests },
      to: { path: `^server/src/${edges}/`, pathNot: '^server/src/$1/' },
    },
    {
      name: '3-chairs-know-no-edge',
      comment: 'Only the words in which devices speak (driver.ts).',
      severity: 'error',
      from: { path: '^server/src/chairs/', pathNot: tests },
      to: { path: `^server/src/${edges}/`, pathNot: '^server/src/devices/driver[.]ts$' },
    },
    {
      name: '3-only-live-knows-the-chairs',
      severity: 'error',
      from: { path: '^server/src/(devices|journal|http|simulation)/', pathNot: tests },
      to: { path: '^server/src/chairs/' },
    },
    {
      name: '3-only-main-knows-every-part',
      severity: 'error',
      from: { path: '^server/src/[^/]+/', pathNot: tests },
      to: { path: '^server/src/[^/]+[.]ts$' },
    },
    {
      name: '4-client-never-imports-server',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|simulators)/' },
    },
    {
      name: '4-server-never-imports-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|simulators)/' },
    },
    {
      name: '4-simulators-import-neither',
      severity: 'error',
      from: { path: '^simulators/' },
      to: { path: '^(client|server)/' },
    },
    {
      name: '5-primitives-know-no-medicine',
      severity: 'error',
      from: { path: '^client/src/ui/', pathNot: tests },
      to: { path: '^client/src/(vitals|alarms|session|escalation|screens|app)/' },
    },
    {
      name: '5-parts-know-no-screen',
      severity: 'error',
      from: { path: '^client/src/(vitals|alarms|session|escalation|records)/', pathNot: tests },
      to: { path: '^client/src/(screens|app)/' },
    },
    {
      name: '5-screens-know-no-shell',
      severity: 'error',
      from: { path: '^client/src/screens/', pathNot: tests },
      to: { path: '^client/src/app/' },
    },
    {
      name: '6-workspaces-by-package-name',
      comment: 'import … from "@chairside/shared/…", never "../../shared/…"',
      severity: 'error',
      from: { path: '^(client|server|shared|simulators|tests|scripts)/' },
      to: {
        path: '^(client|server|shared|simulators|tests|scripts)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased-workspace', 'npm', 'localmodule'],
      },
    },
    {
      name: '6-no-barrels',
      severity: 'error',
      from: {},
      to: { path: '^(client|server|shared|simulators|tests|scripts)/.*/index[.]tsx?$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(client|server|shared|simulators)/src/', pathNot: tests },
      to: { path: [tests, '^tests/'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.css'],
    },
  },
};
