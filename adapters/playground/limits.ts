/** What the playground takes and shows. Nothing here is a vendor's: the numbers keep one page quick. */
export const limits = {
  /** Bytes of one request; a form of five long texts in Chinese stays well below. */
  requestBytes: 512 * 1024,
  /** Characters of one typed line; Slack cuts at 4,000 too. */
  lineCharacters: 4_000,
  /** Messages that a conversation opens with, and that one press on **Earlier messages** adds. */
  messagesPerPage: 40,
  /** Characters that a passing toast can hold; a longer notice stays in the conversation. */
  toastCharacters: 200,
  /** Milliseconds between signs of life on an open stream. */
  heartbeatMs: 20_000,
  /** Streams open at once: some tabs for each of a small company's people. */
  streams: 200,
} as const;
