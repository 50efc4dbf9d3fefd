import { describe, expect, it, vi } from 'vitest';
import { type Answered, type CardElement, link, plain } from '../../../src/chat/index.ts';
import {
  button,
  cardOf,
  createGate,
  formAnswer,
  notice,
  openFeishu,
  replaced,
  wordsIn,
} from './open-feishu.ts';

describe('A press', () => {
  it('says who pressed what, where', async () => {
    const { posted, presses, ann, bob, core, group } = await openFeishu();
    const here = await posted(cardOf('A card', [button('Done')]));
    await presses(ann, here, 'Done', undefined, 'e1');
    await presses(ann, here, 'Done', undefined, 'e1');
    const chat = group();
    await presses(bob, await posted(cardOf('A card', [button('Done')]), chat), 'Done');
    expect(core.events).toMatchObject([
      { kind: 'action', action: { name: 'test.press' }, message: here.message_id, place: { kind: 'direct' } },
      { kind: 'action', key: core.events[0]?.key },
      {
        kind: 'action',
        actor: { id: bob.open_id },
        place: { kind: 'channel', channel: { id: chat }, name: 'payments' },
      },
    ]);
    expect(core.events[2]?.key).not.toBe(core.events[0]?.key);
  });

  it('is answered with a toast, and with a message where that is too small', async () => {
    const { posted, presses, ann, core, sees } = await openFeishu();
    const card = await posted(cardOf('A card', [button('Done')]));
    core.decide = () => notice('This card is for Bob.');
    expect((await presses(ann, card, 'Done')).answer).toEqual({
      toast: { type: 'info', content: 'This card is for Bob.' },
    });
    core.decide = () => notice('x'.repeat(300));
    expect((await presses(ann, card, 'Done')).answer).toEqual({});
    core.decide = () => ({ kind: 'notice', text: [...plain('See '), link('there', 'https://x.example')] });
    expect((await presses(ann, card, 'Done')).answer).toEqual({});
    expect(
      sees(ann)
        .slice(1)
        .map((it) => wordsIn(it.card)),
    ).toEqual([expect.stringContaining('x'.repeat(300)), expect.stringContaining('https://x.example')]);
  });

  it('puts a card in the place of the pressed one', async () => {
    const { posted, presses, ann, core, sees } = await openFeishu();
    const card = await posted(cardOf('A card', [button('Done')]));
    core.decide = () => ({
      kind: 'cards',
      cards: [cardOf('A receipt')],
      where: 'replace',
      toast: plain('Saved'),
    });
    const { shown, toast } = await presses(ann, card, 'Done');
    expect(shown).toContain('A receipt');
    expect(toast).toEqual({ type: 'info', words: 'Saved' });
    expect(sees(ann)).toHaveLength(1);
  });

  it('in a group is answered in the direct conversation, and says so', async () => {
    const { posted, presses, ann, core, sees, group, state } = await openFeishu();
    const chat = group();
    const card = await posted(cardOf('A card', [button('Done')]), chat);
    core.decide = () => ({ kind: 'cards', cards: [cardOf('Only for you')], where: 'private' });
    expect((await presses(ann, card, 'Done')).toast?.words).toContain('direct conversation');
    core.decide = () => formAnswer();
    const { toast, shown } = await presses(ann, card, 'Done');
    expect(toast?.words).toContain('direct conversation');
    expect(shown).toContain('A card');
    expect(sees(ann).map((it) => wordsIn(it.card))).toEqual([
      expect.stringContaining('Only for you'),
      expect.stringContaining('Your manager reads this.'),
    ]);
    expect([...state.messages.values()].filter((it) => it.chat_id === chat)).toHaveLength(1);
  });

  it('where Feishu will not say who sees the card opens its form elsewhere', async () => {
    const { posted, presses, ann, core, sees, state } = await openFeishu();
    const card = await posted(cardOf('A card', [button('Start')]));
    state.faults.push({ method: 'chat.get', as: { kind: 'status', status: 503 } });
    core.decide = () => formAnswer();
    const { shown } = await presses(ann, card, 'Start');
    expect(core.events).toMatchObject([{ place: { kind: 'direct' } }]);
    expect(shown).toContain('A card');
    expect(wordsIn(sees(ann)[1]?.card)).toContain('Your manager reads this.');
  });

  it('on a message that is its reader’s alone opens its form there, whatever Feishu says of the conversation', async () => {
    const { posted, presses, ann, core, sees, state } = await openFeishu();
    const card = await posted(cardOf('A card', [button('Start')]));
    state.faults.push({ method: 'chat.get', as: { kind: 'status', status: 503 } });
    core.decide = () => ({ ...formAnswer(), inPlace: true }) as Answered;
    expect((await presses(ann, card, 'Start')).shown).toContain('Your manager reads this.');
    expect(sees(ann)).toHaveLength(1);
  });

  it('that is answered with a card which Feishu refuses is answered in plain words', async () => {
    const { posted, presses, ann, core, sees, state } = await openFeishu();
    const card = await posted(cardOf('A card', [button('Show')]));
    const chart: CardElement = {
      kind: 'picture',
      title: 'Goals by week',
      alt: 'Seven were reached.',
      chart: { kind: 'bar', categories: ['46', '47'], series: [{ name: 'Reached', values: [4, 7] }] },
    };
    core.decide = () => ({
      kind: 'cards',
      cards: [{ ...cardOf('Goals'), elements: [chart] }],
      where: 'private',
    });
    state.faults.push({ method: 'message.create', as: { kind: 'code', code: 230099, status: 400 } });
    await presses(ann, card, 'Show');
    const [, shown] = sees(ann);
    expect(wordsIn(shown?.card)).toContain('Seven were reached.');
    expect(JSON.stringify(shown?.card)).not.toContain('chart_spec');
  });

  it('of somebody from another company is nobody’s', async () => {
    const { posted, presses, ann, core, state } = await openFeishu();
    const card = await posted(cardOf('A card', [button('Done')]));
    state.users.set(ann.open_id, { ...ann, tenant_key: 'another' });
    const { answer } = await presses(ann, card, 'Done');
    expect([answer, core.events]).toEqual([{}, []]);
  });

  it('is answered in time, and its card follows', async () => {
    const { posted, presses, ann, core, quiet } = await openFeishu({ answerWithinMs: 60 });
    const card = await posted(cardOf('A card', [button('Done')]));
    const gate = createGate();
    core.decide = async () => {
      await gate.opened;
      return replaced('A late receipt');
    };
    const { answer } = await presses(ann, card, 'Done');
    expect(answer).toMatchObject({ toast: { i18n: { en_us: 'One moment, please.', zh_cn: '请稍候。' } } });
    expect(wordsIn(card.card)).toContain('A card');
    gate.open();
    await quiet();
    expect(wordsIn(card.card)).toContain('A late receipt');
  });

  it.each([
    ['is busy', { kind: 'code' as const, code: 230020 }],
    ['loses the first try', { kind: 'drop' as const }],
  ])('that was answered late is shown also where Feishu %s', async (_, as) => {
    const { posted, presses, ann, core, quiet, state } = await openFeishu({ answerWithinMs: 30 });
    const card = await posted(cardOf('A card', [button('Done')]));
    const gate = createGate();
    core.decide = async () => {
      await gate.opened;
      return replaced('A late receipt');
    };
    await presses(ann, card, 'Done');
    state.faults.push({ method: 'message.patch', as });
    gate.open();
    await vi.waitFor(() => expect(wordsIn(card.card)).toContain('A late receipt'), { timeout: 10_000 });
    await quiet();
  });

  it('that was answered late with a sentence is answered in a message', async () => {
    const { posted, presses, ann, core, quiet, sees } = await openFeishu({ answerWithinMs: 30 });
    const card = await posted(cardOf('A card', [button('Done')]));
    const gate = createGate();
    core.decide = async () => {
      await gate.opened;
      return notice('Done, late');
    };
    await presses(ann, card, 'Done');
    expect(sees(ann)).toHaveLength(1);
    gate.open();
    await quiet();
    expect(wordsIn(sees(ann)[1]?.card)).toContain('Done, late');
  });
});
