import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { slimContracts } from './scripts/slim-contracts.mjs';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';
// the server compares Origin with Host: the proxy must not rewrite one of them
const sameOrigin = { target: api, changeOrigin: false };

// `vendor` must stand above the other groups: they pull their dependencies along, and React inside the antd
// chunk would make the sign-in page load all of antd.
export default defineConfig({
  plugins: [react(), slimContracts()],
  server: {
    port: 5173,
    host: '127.0.0.1',
    proxy: { '/api': sameOrigin, '/socket.io': { ...sameOrigin, ws: true } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // our own libraries are pure: what a page does not use of them does not travel
      treeshake: {
        moduleSideEffects: [{ test: /[\\/]libs[\\/](domain|contracts)[\\/]/, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              priority: 30,
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|html-parse-stringify|void-elements|use-sync-external-store|cookie|set-cookie-parser)[\\/]/,
            },
            {
              name: 'charts',
              priority: 20,
              test: /node_modules[\\/](recharts|d3-|victory-vendor|@reduxjs|react-redux)/,
            },
            { name: 'antd', priority: 10, test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)/ },
          ],
        },
      },
    },
  },
});
