import { describe, expect, it } from 'vitest';
import type { CardElement } from '../../../src/chat/index.ts';
import { person, text } from '../../../src/chat/index.ts';
import { card, message, openOutbound, toGroup, toPerson } from './open-outbound.ts';
import { type Answers, refusal, told } from './serve-api.ts';

const MESSAGES = '/open-apis/im/v1/messages';
let sent = 0;
/** Gives every message an id. */
const posts: Answers = ({ method, path }) => {
  if (method !== 'POST' || path !== MESSAGES) return undefined;
  sent += 1;
  return told({ message_id: `om_${sent}`, chat_id: 'oc_direct' });
};

describe('sending', () => {
  it('goes to a person by open_id and to a group by chat_id, as a card, and answers with its id', async () => {
    const { server, messages } = await openOutbound(posts);
    const ref = await messages.send(message(toPerson('ou_ann')));
    await messages.send(message(toGroup('oc_team')));
    expect(ref).toMatch(/^om_\d+$/);
    const [toAnn, toTeam] = server.of(MESSAGES);
    expect([toAnn, toTeam].map((it) => it?.params.get('receive_id_type'))).toEqual(['open_id', 'chat_id']);
    expect([toAnn, toTeam].map((it) => it?.json.receive_id)).toEqual(['ou_ann', 'oc_team']);
    expect(toAnn?.json.msg_type).toBe('interactive');
    const content = JSON.parse(String(toAnn?.json.content));
    expect(content).toMatchObject({ schema: '2.0', config: { update_multi: true } });
    expect(JSON.stringify(content)).toContain('All is well');
  });

  it('is known again by its uuid: the same message to the same reader, however long its id', async () => {
    const { server, messages } = await openOutbound(posts);
    const id = `prompt:${'x'.repeat(200)}`;
    await messages.send(message(toPerson('ou_ann'), { id }));
    await messages.send(message(toPerson('ou_ann'), { id, cards: [card('Now otherwise')] }));
    await messages.send(message(toPerson('ou_ann'), { id: 'm-2' }));
    await messages.send(message(toPerson('ou_bob'), { id }));
    const uuids = server.of(MESSAGES).map((it) => String(it.json.uuid));
    expect(uuids[1]).toBe(uuids[0]);
    expect(new Set(uuids).size).toBe(3);
    for (const it of uuids) expect(it.length).toBeLessThanOrEqual(50);
  });

  it('is in doubt where the answer was lost, or another try is still under way', async () => {
    let first = true;
    const { messages } = await openOutbound(({ path }) => {
      if (path !== MESSAGES) return undefined;
      if (!first) return refusal(230049);
      first = false;
      return 'drop';
    });
    for (const _ of [1, 2])
      await expect(messages.send(message(toPerson('ou_ann')))).rejects.toMatchObject({
        failure: 'transient',
      });
    expect(await messages.find(message(toPerson('ou_ann')))).toBeUndefined();
  });

  it('names people plainly where Feishu will not have the card with their accounts in it', async () => {
    const { server, messages } = await openOutbound((asked) => {
      const isRefused = asked.path === MESSAGES && asked.text.includes('ou_gone');
      return isRefused ? refusal(230099, { msg: 'ErrCode: 100290' }) : posts(asked);
    });
    const bob = person({ id: 'p-2', name: 'Bob' });
    const cards = [card('', [{ kind: 'text', text: text`Thanks, ${bob}` }])];
    await messages.send(message(toPerson('ou_ann'), { cards, accounts: new Map([['p-2', 'ou_gone']]) }));
    const [refused, taken] = server.of(MESSAGES);
    expect(String(refused?.json.content)).toContain('ou_gone');
    expect(String(taken?.json.content)).toContain('Bob');
    expect(taken?.json.uuid).toBe(refused?.json.uuid);
  });

  it('says what a card is refused for that has neither pictures nor people', async () => {
    const { server, messages } = await openOutbound(({ path }) =>
      path === MESSAGES ? refusal(230099, { msg: 'ErrCode: 11310' }) : undefined,
    );
    await expect(messages.send(message(toPerson('ou_ann')))).rejects.toMatchObject({
      failure: 'bad-content',
      message: 'Feishu answered 230099/11310',
    });
    expect(server.of(MESSAGES)).toHaveLength(1);
  });
});

describe('updating', () => {
  it('replaces the card by the message’s id, and not faster than Feishu takes it', async () => {
    const { server, messages } = await openOutbound(posts);
    const began = performance.now();
    await Promise.all(
      ['one', 'two', 'three'].map((it) =>
        messages.update('om_7', message(toPerson('ou_ann'), { cards: [card(it)] })),
      ),
    );
    expect(performance.now() - began).toBeGreaterThan(2 * 200);
    const patches = server.of(`${MESSAGES}/om_7`);
    expect(patches.map((it) => it.method)).toEqual(['PATCH', 'PATCH', 'PATCH']);
    expect(patches.map((it) => /one|two|three/.exec(String(it.json.content))?.[0])).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(Object.keys(patches[0]?.json ?? {})).toEqual(['content']);
  });

  it('waits for no other message’s turn', async () => {
    const { server, messages } = await openOutbound(posts);
    const began = performance.now();
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => messages.update(`om_${i}`, message(toPerson('ou_ann')))),
    );
    expect(server.of(/om_/)).toHaveLength(10);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('leaves a message alone that shows a form', async () => {
    const open = new Set(['om_form']);
    const { server, messages } = await openOutbound(posts, { showsForm: (ref) => open.has(ref) });
    await messages.update('om_form', message(toPerson('ou_ann')));
    expect(server.of(/om_form/)).toEqual([]);
    open.clear();
    await messages.update('om_form', message(toPerson('ou_ann')));
    expect(server.of(/om_form/)).toHaveLength(1);
  });

  it('takes a reference that names nothing as gone, without asking', async () => {
    const { server, messages } = await openOutbound(posts);
    for (const ref of ['nonsense', 'om_1/../../x', ''])
      await expect(messages.update(ref, message(toPerson('ou_ann')))).rejects.toMatchObject({
        failure: 'gone',
      });
    expect(server.calls).toEqual([]);
  });

  it.each([
    [230031, 'gone'],
    [230011, 'gone'],
    [230020, 'rate-limited'],
  ])('%i is %s', async (code, failure) => {
    const { messages } = await openOutbound(({ method }) => (method === 'PATCH' ? refusal(code) : undefined));
    await expect(messages.update('om_1', message(toPerson('ou_ann')))).rejects.toMatchObject({ failure });
  });
});

it('lets everything wait for a refusal of the app, and says it once per change', async () => {
  let isOff = true;
  const { messages, said } = await openOutbound(
    (asked) => (isOff && asked.path === MESSAGES ? refusal(99991662) : posts(asked)),
    { showsForm: (ref) => ref === 'om_form' },
  );
  for (const id of ['m-1', 'm-2'])
    await expect(messages.send(message(toPerson('ou_ann'), { id }))).rejects.toMatchObject({
      failure: 'rate-limited',
      retryAfterMs: 180_000,
    });
  // What was not asked says nothing of whether the app is accepted.
  await messages.update('om_form', message(toPerson('ou_ann')));
  expect(said).toHaveLength(1);
  isOff = false;
  await messages.send(message(toPerson('ou_ann')));
  await messages.send(message(toPerson('ou_ann'), { id: 'm-2' }));
  expect(said.map((it) => it.level)).toEqual(['error', 'info']);
  expect(said[0]?.about).toEqual({ code: 99991662 });
});

describe('a picture that Feishu cannot draw by itself', () => {
  // More slices than it draws readably.
  const slices = Array.from({ length: 30 }, (_, i) => ({ label: `Part ${i}`, value: i + 1 }));
  const picture = (title = 'Where the week went'): CardElement => ({
    kind: 'picture',
    title,
    alt: 'Most of it went into part 29.',
    chart: { kind: 'pie', slices },
  });
  const withPictures = (...more: CardElement[]) =>
    message(toPerson('ou_ann'), { cards: [card('Look', more)] });
  const IMAGES = '/open-apis/im/v1/images';
  const uploads: Answers = (asked) => (asked.path === IMAGES ? told({ image_key: 'img_1' }) : posts(asked));
  const opened = (answers: Answers, more: Parameters<typeof openOutbound>[1] = {}) =>
    // Pictures get a quarter of it: five seconds, for a busy machine.
    openOutbound(answers, { httpTimeoutMs: 20_000, ...more });

  it('is uploaded once and shown by its key', async () => {
    const { server, messages } = await opened(uploads);
    await messages.send(withPictures(picture(), picture()));
    await messages.update('om_9', withPictures(picture()));
    await messages.send(withPictures(picture('Another')));
    expect(server.of(IMAGES)).toHaveLength(2);
    const contents = server.of(/messages/).map((it) => String(it.json.content));
    for (const it of contents) expect(it).toContain('"img_key":"img_1"');
  });

  it.each(['refused', 'unpainted'])(
    'is told in words where it was %s, and tried again the next time',
    async (why) => {
      const broken: Answers = (asked) => (asked.path === IMAGES ? refusal(234006) : posts(asked));
      const paint = async () => {
        throw new Error('Where the week went');
      };
      const { server, messages, said } = await opened(
        why === 'refused' ? broken : uploads,
        why === 'refused' ? {} : { paint },
      );
      await messages.send(withPictures(picture()));
      const [post] = server.of(MESSAGES);
      expect(String(post?.json.content)).toContain('Most of it went into part 29.');
      expect(String(post?.json.content)).not.toContain('img_key');
      expect(said.map((it) => it.level)).toEqual(['warn']);
      expect(JSON.stringify(said)).not.toContain('week');
      await messages.send(withPictures(picture()));
      expect(said).toHaveLength(2);
    },
  );

  it('is uploaded anew where Feishu does not know its key any more', async () => {
    const { server, messages } = await opened((asked) => {
      const isRefused = asked.path === MESSAGES && asked.text.includes('img_key');
      return isRefused ? refusal(230099, { msg: 'ErrCode: 200570' }) : uploads(asked);
    });
    await messages.send(withPictures(picture()));
    await messages.send(withPictures(picture()));
    expect(server.of(MESSAGES)).toHaveLength(4);
    expect(server.of(IMAGES)).toHaveLength(2);
  });
});

describe('a chart of Feishu’s own', () => {
  const chart: CardElement = {
    kind: 'picture',
    title: 'Goals by week',
    alt: 'Seven were reached in week 47.',
    chart: { kind: 'bar', categories: ['46', '47'], series: [{ name: 'Reached', values: [4, 7] }] },
  };
  const refuses: Answers = (asked) =>
    asked.text.includes('chart_spec')
      ? refusal(230099, { msg: 'ErrCode: 200550; ErrPath: ROOT -> body -> elements -> [2](tag: chart)' })
      : posts(asked);

  it('gives way to its words where Feishu refuses it, in a message and in its update', async () => {
    const { server, messages, said } = await openOutbound(refuses);
    const withChart = message(toPerson('ou_ann'), { cards: [card('Look', [chart])] });
    await messages.send(withChart);
    await messages.update('om_1', withChart);
    for (const path of [MESSAGES, `${MESSAGES}/om_1`]) {
      const [refused, shown] = server.of(path).map((it) => String(it.json.content));
      expect(refused).toContain('chart_spec');
      expect(shown).not.toContain('chart_spec');
      expect(shown).toContain('Seven were reached in week 47.');
    }
    expect(said.map((it) => it.level)).toEqual(['warn', 'warn']);
    expect(JSON.stringify(said)).toContain('230099/200550 (at ROOT -> body -> elements -> [2](tag: chart))');
    expect(JSON.stringify(said)).not.toContain('week 47');
  });

  it('is not drawn anew where there is nothing to leave out', async () => {
    const { server, messages } = await openOutbound((asked) =>
      asked.path === MESSAGES ? refusal(230099) : posts(asked),
    );
    await expect(messages.send(message(toPerson('ou_ann')))).rejects.toMatchObject({
      failure: 'bad-content',
    });
    expect(server.of(MESSAGES)).toHaveLength(1);
  });
});
