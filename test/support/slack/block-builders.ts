/** Makes so many characters. */
export const words = (count: number) => 'x'.repeat(count);
/** Makes a plain text object. */
export const plain = (text: string) => ({ type: 'plain_text', text });
/** Makes a text object with marks. */
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
/** Makes a section. */
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
/** Makes many of one. */
export const many = <T>(count: number, one: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => one(n));
/** Makes a button. */
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
});
/** Makes one of many options. */
export const option = (n: number, text = `Option ${n}`) => ({ text: plain(text), value: `v${n}` });
/** Makes a select. */
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option(1)],
  ...more,
});
/** Makes a row of controls. */
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
/** Makes an input. */
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});
/** Makes rich text of one section. */
export const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
/** Makes a chart of so many series and categories. */
export const chart = (series = 1, categories = 2, label = 'c') => ({
  type: 'data_visualization',
  title: 'Chart',
  chart: {
    type: 'bar',
    series: many(series, (s) => ({
      name: `s${s}`,
      data: many(categories, (n) => ({ label: `${label}${n}`, value: n })),
    })),
    axis_config: { categories: many(categories, (n) => `${label}${n}`) },
  },
});
