import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** layer → the layers it may import. The walls of the house; ARCHITECTURE.md tells why each stands. */
const lower = {
  domain: [],
  contracts: ['domain'],
  platform: ['contracts', 'domain'],
  core: ['core', 'platform', 'contracts', 'domain'],
  flow: ['core', 'platform', 'contracts', 'domain'],
  view: ['core', 'platform', 'contracts', 'domain'],
  testing: ['platform', 'contracts', 'domain'],
  app: ['view', 'flow', 'core', 'platform', 'contracts', 'domain'],
  web: ['contracts', 'domain'],
  e2e: ['contracts', 'domain', 'testing'],
};
const external = { domain: ['fast-check'], contracts: ['zod'] };
const serverOnly = ['pg', 'typeorm', '@nestjs/*', 'bullmq', 'ioredis', 'socket.io', 'express', 'node:*'];

const noClock = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'Time is injected: take `now` from the transaction or the Clock.',
    },
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Time is injected: take `now` from the transaction or the Clock.',
    },
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: 'The environment is read once, in platform/config.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '.nx/**', '.duban/**', '**/node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            ...Object.entries(lower).map(([layer, allowed]) => ({
              sourceTag: `layer:${layer}`,
              onlyDependOnLibsWithTags: [
                ...allowed.map((a) => `layer:${a}`),
                // specs stand beside what they test and may use the testing library
                ...(['core', 'flow', 'view', 'app', 'platform'].includes(layer) ? ['layer:testing'] : []),
              ],
              ...(external[layer] ? { allowedExternalImports: external[layer] } : {}),
              ...(layer === 'web' ? { bannedExternalImports: serverOnly } : {}),
            })),
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Nest reads constructor types at run time: an injected class must not be imported as a type
    files: ['libs/platform/**/*.ts', 'libs/features/**/*.ts', 'libs/testing/**/*.ts', 'apps/server/**/*.ts'],
    languageOptions: {
      globals: globals.node,
      parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true },
    },
  },
  {
    files: ['libs/domain/**/*.ts', 'libs/contracts/**/*.ts', 'libs/features/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: noClock,
  },
  {
    files: ['libs/**/*.ts', 'apps/server/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts', 'libs/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@duban/testing'], message: 'The testing library is for specs only.' }] },
      ],
    },
  },
  {
    // the law imports nothing: fast-check is for its specs alone
    files: ['libs/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', 'fast-check'] },
  },
  { files: ['apps/dashboard/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  // a feature may use shared, never another feature; seen from its own folder, and from one folder further in
  ...[
    ['apps/dashboard/src/features/*/*.{ts,tsx}', String.raw`^\.\./(?!\.\./shared/)`],
    ['apps/dashboard/src/features/*/*/*.{ts,tsx}', String.raw`^\.\./\.\./(?!\.\./shared/)`],
  ].map(([files, regex]) => ({
    files: [files],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex, message: 'A feature may use shared, never another feature.' }] },
      ],
    },
  })),
  { files: ['**/*.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  prettier,
);
