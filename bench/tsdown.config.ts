// The hot loop as users run it: bundled, with what the bundler does to the kernel.
import { defineConfig } from 'tsdown';
import { oneRunPerKernel } from '../build/one-run-per-kernel.ts';

export default defineConfig({
  entry: { 'one-loop': 'one-loop.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'out',
  dts: false,
  clean: true,
  logLevel: 'error',
  deps: { alwaysBundle: /.*/, onlyBundle: false },
  plugins: [oneRunPerKernel],
});
