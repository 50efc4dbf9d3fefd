/** Feishu's numbers, characters in UTF-16 units unless said otherwise (feishu.md sections 8, 13 and 15). */
export const limits = {
  // The whole card
  /** Bytes of the request's `content`: a card as JSON, written once more as a string. Feishu refuses more than 30 KB. */
  contentBytes: 29_000,
  /** Everything with a `tag`, texts included. */
  elements: 200,
  /** A sixth table is refused. */
  tables: 5,
  /** More are said to make clients slow. */
  charts: 5,
  /** The line in the list of conversations. */
  summary: 200,

  // Elements
  /** The header shows four lines. */
  title: 120,
  tag: 30,
  buttonLabel: 100,
  optionLabel: 100,
  placeholder: 100,
  confirmTitle: 100,
  confirmText: 300,
  /** Rows that a table shows without turning a page. */
  tablePage: 10,
  tableColumns: 10,
  url: 2_000,

  // Forms
  inputCharacters: 1_000,
  /** People offered in a select (decision 10). */
  likely: 15,

  // Charts (VChart draws more, but nobody reads it)
  chart: { series: 8, categories: 31, label: 40, axisLabel: 40 },

  /** A toast stands for about three seconds. */
  toast: 200,
} as const;
