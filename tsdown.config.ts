import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'tsdown';
import { oneRunPerKernel } from './build/one-run-per-kernel.ts';

/** The bundle carries other people's code, so it carries their licences too. */
const licences = {
  name: 'third-party-licences',
  generateBundle(this: unknown, _options: unknown, bundle: Record<string, { type: string; moduleIds?: string[] }>) {
    const folders = new Set<string>();
    for (const part of Object.values(bundle)) {
      for (const id of part.moduleIds ?? []) {
        const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
        if (folder) folders.add(folder);
      }
    }
    const emit = this as { emitFile(file: { type: 'asset'; fileName: string; source: string }): void };
    emit.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-LICENCES.txt',
      source: [...folders].sort().map(notice).join('\n'),
    });
  },
};

/**
 * Help and reports measure thousands of plain words. Their width is their length; asking the grapheme tables for it, and loading
 * those tables at all, costs more than the rest of --help.
 */
const plainWidths = {
  name: 'plain-widths',
  transform(code: string, id: string) {
    if (!/\/string-width\/index\.js$/.test(id.replaceAll('\\', '/'))) return null;
    const lazy = code.replace(
      'const segmenter = new Intl.Segmenter();',
      'let tables; const segmenter = { segment: (text) => (tables ??= new Intl.Segmenter()).segment(text) };',
    );
    const head = 'export default function stringWidth(string, options = {}) {';
    return lazy.replace(head, `${head} if (/^[ -~]+$/.test(string)) return string.length;`);
  },
};

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : license;
  return `${name} ${version} (${license})\n\n${text}\n\n${'-'.repeat(80)}\n`;
}

// Everything is bundled: the installed package has no dependencies to fetch, and a command loads only its own chunks.
export default defineConfig({
  entry: { cli: 'src/cli/main.ts', worker: 'src/workers/thread.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'dist',
  dts: false,
  clean: true,
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  deps: { alwaysBundle: /.*/, onlyBundle: false },
  // The kernel is bound to its run as a whole, so no command that needs a part of it may have it in a chunk of its own.
  outputOptions: { codeSplitting: { groups: [{ name: 'kernel', test: /src[\\/]engine[\\/]kernel[\\/]/ }] } },
  plugins: [licences, plainWidths, oneRunPerKernel],
});
