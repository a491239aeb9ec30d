import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { cli: 'src/cli/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'dist',
  dts: false,
  clean: true,
});
