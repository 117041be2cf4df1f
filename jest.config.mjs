// One Jest, five levels (see HOUSE in ARCHITECTURE.md): unit and web need nothing, int needs PostgreSQL (embedded),
// flow needs PostgreSQL and Redis and the built server, e2e a browser as well. `tools/test.mjs` runs them in order.
const swc = (tsx = false) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx },
      target: 'es2022',
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];
const node = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc() },
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['/dist/', '/\\.nx/', '/\\.duban/'],
};
const cluster = {
  globalSetup: '<rootDir>/tools/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/testing/global-teardown.mjs',
};
export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    {
      ...node,
      displayName: 'unit',
      testRegex: '(libs|apps/server/src|tools)/.*\\.spec\\.ts$',
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$', '\\.flow\\.spec\\.ts$'],
    },
    {
      ...node,
      displayName: 'web',
      testEnvironment: 'jsdom',
      transform: { '^.+\\.tsx?$': swc(true) },
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      setupFiles: ['<rootDir>/apps/dashboard/jest.setup.mjs'],
      moduleNameMapper: {
        '\\.(css|svg|woff2)$': '<rootDir>/apps/dashboard/jest.style-stub.mjs',
        // what a browser gets of it: Jest takes the part for Node otherwise
        '^tus-js-client$': '<rootDir>/node_modules/tus-js-client/lib.es5/browser/index.js',
      },
      testRegex: 'apps/dashboard/src/.*\\.spec\\.tsx?$',
    },
    { ...node, ...cluster, displayName: 'int', testRegex: '\\.int\\.spec\\.ts$' },
    { ...node, ...cluster, displayName: 'flow', testRegex: '\\.flow\\.spec\\.ts$' },
    { ...node, ...cluster, displayName: 'e2e', testRegex: 'apps/e2e/.*\\.e2e\\.ts$' },
  ],
};
