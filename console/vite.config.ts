import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Relative addresses, so that the files work in any folder of any host.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1024,
  },
});
