/** Cuts somebody's words to what stands beside other things; a button leads to the rest. */
export function shorten(words: string, most: number): string {
  const characters = [...words];
  return characters.length <= most ? words : `${characters.slice(0, most).join('').trimEnd()} …`;
}
