import type { KnownBlock, View } from '@slack/types';

/** A message's controls: a button and a select. */
export const buttons: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'b',
    elements: [
      { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Start' }, value: 'v' },
      {
        type: 'static_select',
        action_id: 'when',
        placeholder: { type: 'plain_text', text: 'Snooze' },
        options: [{ text: { type: 'plain_text', text: 'Tomorrow' }, value: 'tomorrow' }],
      },
    ],
  },
];

/** A form with words and somebody in it. */
export const form = (text = 'Title'): View => ({
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Send' },
  notify_on_close: true,
  private_metadata: 'meta',
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: { type: 'plain_text', text },
      element: { type: 'plain_text_input', action_id: 'v', max_length: 10 },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: { type: 'plain_text', text: 'Who' },
      element: { type: 'external_select', action_id: 'people', min_query_length: 0 },
    },
  ],
});
