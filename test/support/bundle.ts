import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Inside the packages' folder, so that what is not bundled is found from there. */
const outdir = fileURLToPath(new URL('../../node_modules/.cache/pacer-test', import.meta.url));

/** Modules go on finding the files beside them: migrations, fonts, the version. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

/**
 * Bundles programs that a test starts many times: loading some four hundred modules takes a process a second, loading a bundle a third of
 * that. Answers the paths of the bundles in the order of the sources.
 */
export async function bundle(name: string, sources: readonly string[]): Promise<string[]> {
  const into = join(outdir, name);
  await build({
    entryPoints: sources.map((source, i) => ({ in: source, out: nameOf(source, i) })),
    outdir: into,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    external: [
      'esbuild',
      'better-sqlite3',
      'pg',
      '@resvg/resvg-js',
      '@node-rs/jieba',
      '@slack/*',
      '@larksuiteoapi/*',
    ],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [ownPlace],
    logLevel: 'warning',
  });
  return sources.map((source, i) => join(into, `${nameOf(source, i)}.mjs`));
}

/** Two sources may have one name. */
const nameOf = (source: string, i: number): string => `${basename(source).replace(/\.tsx?$/, '')}-${i}`;
