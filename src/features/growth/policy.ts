/** Everybody sees their own line, and nobody else's, whatever their role. */
export const maySeeGrowth = (readerId: string | undefined, personId: string): boolean =>
  readerId === personId;
