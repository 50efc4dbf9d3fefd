import { afterEach, expect, it } from 'vitest';
import { fieldName } from '../../../adapters/feishu/form-names.ts';
import { createApp } from '../../../src/app.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { openLog } from '../../../src/shared/log.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import { openFeishu, wordsIn } from './open-feishu.ts';

const nasty = ['\0', '\ud800', '\udfff x', '\u202e', '<at id=all></at>', "'; drop table people; --"];

describeOnEachEngine('the whole bot, under what nobody should send', (open) => {
  const failures: unknown[] = [];
  afterEach(() => {
    // Whatever it was, it was judged, and did not merely fail.
    expect(failures.splice(0)).toEqual([]);
  });

  async function begin() {
    const room = await openFeishu();
    const store = await open();
    const app = createApp({
      store,
      clock: realClock,
      newId,
      log: { ...openLog('silent'), error: (...said: unknown[]) => void failures.push(said) },
      platforms: [room.platform],
      directories: [room.directory],
      settings: ordinarySettings,
    });
    room.core.decide = (event) => app.receive(event);
    await room.says(room.ann, '/pacer settings');
    const [form] = room.sees(room.ann);
    if (form === undefined) throw new Error('Nothing was answered');
    const press = (action: object, more: object = {}) =>
      room.deliver('card.action.trigger', {
        operator: { open_id: room.ann.open_id, tenant_key: room.state.tenant.key },
        token: 'c-1',
        action: { tag: 'button', ...action },
        context: { open_message_id: form.message_id, open_chat_id: form.chat_id },
        ...more,
      } as never);
    return { ...room, form, press };
  }

  it('answers words of any kind and length, and goes on', async () => {
    const { says, ann, sees } = await begin();
    const long = '目标 ship '.repeat(2_500);
    for (const words of [...nasty, ...nasty.map((it) => `/kudos ${it}`), long, `/kudos @_user_1 ${long}`]) {
      const before = sees(ann).length;
      expect((await says(ann, words)).status, words.slice(0, 40)).toBe(200);
      expect(sees(ann).length, JSON.stringify(words.slice(0, 40))).toBeGreaterThanOrEqual(before);
    }
    await says(ann, '/pacer');
    expect(wordsIn(sees(ann).at(-1)?.card)).toContain('What Pacer can do');
  });

  it('takes no forged button for one of its own', async () => {
    const { press, sees, ann } = await begin();
    const encoded = (it: unknown) => ({ value: { pacer: 'press', action: JSON.stringify(it) } });
    const before = JSON.stringify(sees(ann));
    for (const action of [
      { value: 'words' },
      { value: { pacer: 'press' } },
      { value: { pacer: 'press', action: '[' } },
      { value: { pacer: 'nothing', action: '[]' } },
      { value: { pacer: 'submit', instance: 7, fields: 'x' } },
      { value: null, option: '!', name: 'press__submit' },
      { option: '!["pacer.open",1,{"form":7}]' },
      encoded(['constructor', 1, {}]),
      encoded(['__proto__', 1, {}]),
      encoded(['people.settings', -1, {}]),
      encoded(['pacer.open', 1, { form: 'no.such', subject: '\0', variant: '' }]),
      encoded(['pacer.open', 1, { form: 'people.settings', subject: '\0\ud800', variant: '\0' }]),
      encoded(['pacer.why', 1, { message: '\0' }]),
      encoded(['pacer.fewer', 1, { message: 'x'.repeat(20_000) }]),
    ])
      expect((await press(action)).status, JSON.stringify(action).slice(0, 80)).toBe(200);
    expect(JSON.stringify(sees(ann).slice(0, 1))).toBe(before);
  });

  it('keeps a form from values that it did not ask for', async () => {
    const { press, presses, says, sees, ann, form } = await begin();
    const hours = fieldName('text', 'hours');
    const button = (more: object = {}) => ({
      value: { pacer: 'submit', instance: 'no-such', fields: [], ...more },
    });
    for (const instance of ['no-such', '\0', '\ud800', 'x'.repeat(20_000)])
      expect((await press({ ...button({ instance }), form_value: { [hours]: '\0' } })).status).toBe(200);
    for (const form_value of [
      { [hours]: { nested: true }, text__role: 'admin', text____proto__: 'x' },
      { [hours]: ['10:00'], several__x: [7, null], person__boss: { id: 1 } },
      { [hours]: `\0${'9'.repeat(20_000)}\ud800` },
      { find__person__no_2esuch__hours: '\0', find__people__x__y: 'a,b,c' },
      JSON.parse('{"__proto__":{"text__hours":"10:00-11:00"}}'),
      Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`text__f${i}`, 'x'])),
    ]) {
      const own = JSON.stringify(form.card).match(/"instance":"([^"]+)"/)?.[1];
      const answer = await press({ ...button({ instance: own, fields: [hours] }), form_value });
      expect(answer.status, JSON.stringify(form_value).slice(0, 80)).toBe(200);
    }
    await says(ann, '/pacer settings');
    const again = sees(ann).at(-1);
    if (again === undefined) throw new Error('Nothing was answered');
    expect((await presses(ann, again, 'Save', { [hours]: '10:00-19:00' })).shown).toContain('10:00');
  });

  it('does nothing for whom the card is not, from another tenant or in another shape', async () => {
    const { press, core, ann } = await begin();
    const before = core.events.length;
    await press({ value: {} }, { operator: { open_id: ann.open_id, tenant_key: 'another' } });
    await press({ value: {} }, { operator: {} });
    await press({ value: {} }, { context: {} });
    await press({}, { action: 'words' });
    expect(core.events).toHaveLength(before);
  });
});
