import { BOT } from '../../../adapters/playground/index.ts';
import type { Shown } from '../../../adapters/playground/reply.tsx';
import type { LinePart, RawValues } from '../../../src/chat/index.ts';
import {
  type ChatUnderTest,
  describePlatform,
  type OpenForm,
  type Seen,
} from '../../contracts/platform-contract.ts';
import { openFresh } from '../../support/databases.ts';
import {
  articleOf,
  channel,
  direct,
  keyOf,
  openPlayground,
  tables,
  unescapeHtml,
  wordsOf,
} from './open-playground.ts';

const ME = 'mei';

/** Finds the encoded action of a button, or of an option of a menu. */
function actionOf(html: string, label: string): { action: string; value?: string } {
  for (const [, attributes = '', inner = ''] of html.matchAll(
    /<button([^>]*data-action=[^>]*)>([\s\S]*?)<\/button>/g,
  )) {
    if (wordsOf(inner) !== label) continue;
    const attribute = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(attributes)?.[1];
    const value = attribute('value');
    return { action: unescapeHtml(attribute('action') ?? ''), ...(value === undefined ? {} : { value }) };
  }
  throw new Error(`There is no button ${label}`);
}

describePlatform('The playground', async (receive): Promise<ChatUnderTest> => {
  const { store: database, close } = await openFresh('sqlite', tables);
  const playground = await openPlayground(database, receive);
  const { platform, post, page, store } = playground;

  const placeOf = async (ref: string): Promise<string> =>
    (await store.message(ref))?.conversation ?? `direct:${ME}`;

  async function act(deed: object, delivery: string, place = `direct:${ME}`): Promise<Seen> {
    const response = await post('act', { as: ME, in: place, key: keyOf(delivery), ...deed });
    if (!response.ok) return {};
    const shown: Omit<Shown, 'message'> & { message?: { html?: string } } = await response.json();
    const words = [
      shown.toast,
      shown.message?.html === undefined ? undefined : wordsOf(shown.message.html),
    ].filter((it) => it !== undefined);
    return {
      ...(shown.form === undefined
        ? {}
        : { form: { instance: shown.form.instance, words: wordsOf(shown.form.html) } }),
      ...(shown.errors === undefined ? {} : { errors: shown.errors }),
      ...(words.length === 0 ? {} : { words: words.join('\n') }),
    };
  }

  const typed = (line: readonly LinePart[]) =>
    line.map((part) => (typeof part === 'string' ? { text: part } : { mention: part.mention.id }));
  const withForm = (form: OpenForm, values: RawValues) => ({ instance: form.instance, values });

  return {
    platform,
    direct: direct(ME),
    channel: channel('payments'),
    nowhere: direct('nobody'),
    colleague: { id: 'bob', name: 'Bob Meyer' },
    words: async (ref) => wordsOf(articleOf(await page(ME, await placeOf(ref)), ref)),
    count: async () =>
      (await store.page(`direct:${ME}`, ME, 1_000)).filter((it) => it.author === null).length,
    press: async (ref, label, delivery, option) => {
      const place = await placeOf(ref);
      const control = actionOf(articleOf(await page(ME, place), ref), option ?? label);
      return act({ kind: 'press', message: ref, ...control }, delivery, place);
    },
    says: (line, place, delivery) =>
      act(
        { kind: 'say', line: typed(line) },
        delivery,
        place === 'direct' ? `direct:${ME}` : 'channel:payments',
      ),
    submit: (form, values, delivery) => act({ kind: 'submit', ...withForm(form, values) }, delivery),
    pressInForm: (form, label, values, delivery) =>
      act(
        { kind: 'press-in-form', button: label.toLowerCase().replace(' ', '-'), ...withForm(form, values) },
        delivery,
      ),
    close: async (form, values, delivery) => {
      await act({ kind: 'close', ...withForm(form, values) }, delivery);
    },
    lookup: async (_form, _field, query) => {
      const response = await post('act', {
        as: ME,
        in: `direct:${ME}`,
        key: keyOf(query),
        kind: 'lookup',
        lookup: 'people.find',
        query,
      });
      const shown: Shown = await response.json();
      return (shown.options ?? []).map((it) => it.label);
    },
    // Nobody can be Pacer.
    echo: async () => {
      await post('act', {
        as: BOT,
        in: `direct:${BOT}`,
        key: keyOf('echo'),
        kind: 'say',
        line: [{ text: '/checkin' }],
      });
    },
    faults: [{ name: 'the database is gone', failure: 'transient', arrange: () => database.close() }],
    end: async () => {
      await platform.stop();
      await close().catch(() => undefined);
    },
  };
});
