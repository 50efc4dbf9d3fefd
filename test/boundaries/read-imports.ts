import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export type SourceFile = { path: string; text: string; imports: { from: string; typeOnly: boolean }[] };

const root = join(import.meta.dirname, '../..');

const importLine =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

/** Reads every source file below the given folders with what it imports; own files as paths from the root. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(importLine)].map((match) => {
        const target = match[2] ?? match[3] ?? '';
        const from = target.startsWith('.') ? relative(root, join(root, dirname(path), target)) : target;
        return { from, typeOnly: match[1] !== undefined };
      });
      return { path, text, imports };
    });
}
