import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Asset = { body: Uint8Array<ArrayBuffer>; type: string };
/** Files by the name they are served under, which holds a hash of their content. */
export type Assets = { files: ReadonlyMap<string, Asset>; names: ReadonlyMap<string, string> };

const folder = fileURLToPath(new URL('.', import.meta.url));
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

async function bundle(): Promise<Assets> {
  const { build, stop } = await import('esbuild');
  const built = await build({
    absWorkingDir: folder,
    entryPoints: ['client/app.ts', 'client/gallery.ts', 'style/app.css', 'mark.svg'],
    entryNames: '[name]-[hash]',
    outdir: 'served',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    loader: { '.svg': 'copy' },
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  });
  // Its process would stay otherwise, and nothing is built again.
  await stop();
  const served = built.outputFiles.map((file) => ({
    name: basename(file.path),
    body: new Uint8Array(file.contents),
  }));
  return {
    files: new Map(
      served.map(({ name, body }) => [
        name,
        { body, type: types[name.split('.').at(-1) ?? ''] ?? 'text/plain' },
      ]),
    ),
    names: new Map(served.map(({ name }) => [name.replace(/-[^-.]+(\.\w+)$/, '$1'), name])),
  };
}

/** Builds the page's script and style once, when they are first asked for: the start does not wait for it. */
export function createAssets(): () => Promise<Assets> {
  let assets: Promise<Assets> | undefined;
  return () => {
    assets ??= bundle();
    return assets;
  };
}

/** The address of an asset; it changes with its content, so that browsers may keep it for good. */
export function assetHref({ names }: Assets, name: string): string {
  const served = names.get(name);
  if (served === undefined) throw new Error(`There is no asset ${name}`);
  return `/playground/assets/${served}`;
}
