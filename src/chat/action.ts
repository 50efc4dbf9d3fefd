/** What a button or select asks for: ids only, so that a card holds no state and no secrets. */
export type Action = {
  /** `feature.action`, as declared by the feature. */
  name: string;
  /** The declaration's version when the card was drawn; an older one gets a fresh card. */
  version: number;
  payload: Readonly<Record<string, string>>;
};

/** Names a declared action with its payload. */
export const action = (name: string, payload: Record<string, string> = {}, version = 1): Action => ({
  name,
  version,
  payload,
});

/** Writes an action as one short string, for the places where a chat keeps a button's value. */
export const encodeAction = (it: Action): string => JSON.stringify([it.name, it.version, it.payload]);

const isStrings = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((v) => typeof v === 'string');

/** Reads an encoded action; anything malformed or forged in shape is `undefined`. */
export function decodeAction(encoded: string): Action | undefined {
  try {
    const [name, version, payload]: unknown[] = JSON.parse(encoded);
    if (typeof name !== 'string' || !Number.isInteger(version) || !isStrings(payload)) return undefined;
    return { name, version: Number(version), payload };
  } catch {
    return undefined;
  }
}
