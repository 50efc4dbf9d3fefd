/** Participants see an exchange; nobody else does, whatever their role. */
export const maySeeExchange = (readerId: string, participants: readonly string[]): boolean =>
  participants.includes(readerId);

/** Participants add notes. */
export const mayAddNote = (authorId: string, participants: readonly string[]): boolean =>
  participants.includes(authorId);
