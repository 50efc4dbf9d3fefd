import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { bundle } from './bundle.ts';
import { askFor, onceARun } from './once-a-run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for the bundled programs. */
    programBundler: string;
  }
}

const products = ['src/main.ts', 'src/cli/main.ts'] as const;
const sources = [
  ...products,
  'test/storage/open-child.ts',
  'test/chaos/child.ts',
  'test/chaos/whole-app.ts',
  'test/chaos/prompts-app.ts',
] as const;

/** The product's programs. */
export type ProgramFile = (typeof products)[number];

/** Bundles the programs that tests start once a test run, when the first test asks for them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bundler = await onceARun(
    () =>
      bundle(
        'programs',
        sources.map((it) => fileURLToPath(new URL(`../../${it}`, import.meta.url))),
      ),
    (paths) => JSON.stringify(paths),
  );
  project.provide('programBundler', bundler.address);
  return () => bundler.end(() => {});
}

/** Gives a program as a bundle, which starts in a sixth of the time: tests start them by the dozen. */
export async function bundled(file: (typeof sources)[number]): Promise<string> {
  const paths: string[] = JSON.parse(await askFor(inject('programBundler')));
  const path = paths[sources.indexOf(file)];
  if (path === undefined) throw new Error(`${file} was not bundled`);
  return path;
}
