/** Makes the compiler prove that a switch is exhaustive, and throws should untyped data slip through. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unknown ${what}: ${JSON.stringify(value)}`);
}
