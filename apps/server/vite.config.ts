import { defineConfig } from 'vite';

/** One bundle of our own code for each entry; packages of node_modules stay outside, linked libraries go in. */
export default defineConfig({
  ssr: { noExternal: [/^@duban\//], target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', migrate: 'src/migrate.ts', import: 'src/import.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
