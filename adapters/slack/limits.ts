/** Slack's numbers, characters in UTF-16 units unless said otherwise (slack.md sections 7 to 10). */
export const limits = {
  // Messages and views
  messageBlocks: 50,
  viewBlocks: 100,
  /** `chat.update` refuses a longer text; `chat.postMessage` would take ten times as much. */
  messageText: 4_000,
  /** All the words of one message's blocks; what Slack refuses with `msg_blocks_too_long` is not published, so this stays well below what is seen to pass. */
  messageCharacters: 12_000,
  /** Bytes of a view as JSON; Slack refuses more than 250 KB. */
  viewBytes: 200_000,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,

  // Blocks
  header: 150,
  text: 3_000,
  fieldText: 2_000,
  actionsElements: 25,
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  /** More than one table in a message is refused. */
  messageTables: 1,
  altText: 2_000,
  imageTitle: 2_000,
  label: 2_000,
  hint: 2_000,

  // Elements
  /** `action_id` and `block_id`. */
  id: 255,
  buttonLabel: 75,
  buttonValue: 2_000,
  options: 100,
  optionLabel: 75,
  optionValue: 75,
  /** Checkboxes and radio buttons. */
  boxes: 10,
  menuOptions: 5,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputCharacters: 3_000,
  url: 3_000,

  // Charts (`data_visualization`)
  /** A third one is refused. */
  messageCharts: 2,
  chartTitle: 50,
  chart: { series: 6, categories: 20, label: 20, axisLabel: 50 },
} as const;
