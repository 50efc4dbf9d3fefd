import { Mark } from './icons.tsx';

const han = /\p{Script=Han}/u;

/** Makes the letters of an avatar: first and last initial, or the given name's last two characters in Chinese. */
export function initials(name: string): string {
  const letters = [...name.trim()];
  if (letters.some((it) => han.test(it)))
    return letters
      .filter((it) => han.test(it))
      .slice(-2)
      .join('');
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => [...(word ?? '?')][0]?.toUpperCase() ?? '?').join('');
}

const TINTS = 8;

/** Picks the same tint for the same name every time. */
const tintOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % TINTS;

/** Draws a person's avatar; the name stands beside it. */
export const Avatar = ({ name, small = false }: { name: string; small?: boolean }) => (
  <span class={`avatar tint-${tintOf(name)}${small ? ' small' : ''}`} aria-hidden="true">
    {initials(name)}
  </span>
);

export const BotAvatar = () => (
  <span class="avatar bot" aria-hidden="true">
    <Mark />
  </span>
);
