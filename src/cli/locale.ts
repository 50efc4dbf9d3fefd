import { type Locale, nearestLocale } from '../shared/locale.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Picks the language of the command line: `--locale`, else the terminal's. */
export function chooseLocale(argv: readonly string[], env: Environment): Locale {
  const flag = argv.findIndex((it) => it === '--locale' || it.startsWith('--locale='));
  const asked = flag < 0 ? undefined : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
  const terminal = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((it) => it !== undefined && it !== '');
  return nearestLocale((asked ?? terminal ?? 'en').replaceAll('_', '-'));
}
