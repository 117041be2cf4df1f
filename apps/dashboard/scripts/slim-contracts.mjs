import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const entry = new URL('../../../libs/contracts/src/index.ts', import.meta.url);
const firstEntry = new URL('../../../libs/contracts/src/identity.ts', import.meta.url);
const isPlain = (value) => ['string', 'number', 'boolean'].includes(typeof value);
const isEndpoint = (value) =>
  typeof value === 'object' && value !== null && 'path' in value && 'needs' in value;

/**
 * What a browser needs of the contracts: name, method and path of each endpoint. The schemas judge on the server, and
 * zod with all of them would cost the sign-in page 32 kB gzip. Types come from the real package, so nothing is typed
 * twice; importing a schema in the dashboard fails the build ("not exported") instead of quietly bringing zod back.
 */
export function slimContracts() {
  const whole = '\0contracts';
  /** What the first page needs, and what only comes with the pages behind the sign-in. */
  const parts = { '\0contracts-first': true, '\0contracts-rest': false };
  return {
    name: 'slim-contracts',
    enforce: 'pre',
    resolveId: (source) => (source === '@duban/contracts' ? whole : source in parts ? source : undefined),
    async load(asked) {
      if (asked === whole)
        return {
          code: Object.keys(parts)
            .map((part) => `export * from ${JSON.stringify(part)};`)
            .join('\n'),
          moduleSideEffects: false,
        };
      if (!(asked in parts)) return undefined;
      const { module } = await runnerImport(fileURLToPath(entry));
      const { module: first } = await runnerImport(fileURLToPath(firstEntry));
      const lines = Object.entries(module).flatMap(([name, value]) => {
        if (name in first !== parts[asked]) return [];
        if (isEndpoint(value)) {
          const { method, path, needs } = value;
          return `export const ${name} = ${JSON.stringify({ name: value.name, method, path, needs })};`;
        }
        return isPlain(value) ? `export const ${name} = ${JSON.stringify(value)};` : [];
      });
      return { code: lines.join('\n'), moduleSideEffects: false };
    },
  };
}
