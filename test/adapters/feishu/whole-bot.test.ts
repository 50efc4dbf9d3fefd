import { expect, it } from 'vitest';
import { fieldName } from '../../../adapters/feishu/form-names.ts';
import { createApp } from '../../../src/app.ts';
import { runtimeStore } from '../../../src/runtime/store.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { openLog } from '../../../src/shared/log.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import { openFeishu, wordsIn } from './open-feishu.ts';

describeOnEachEngine('the whole bot in Feishu', (open) => {
  async function begin() {
    const room = await openFeishu();
    const store = await open();
    const app = createApp({
      store,
      clock: realClock,
      newId,
      log: openLog('silent'),
      platforms: [room.platform],
      directories: [room.directory],
      settings: ordinarySettings,
    });
    room.core.decide = (event) => app.receive(event);
    return { ...room, store };
  }

  it('knows whoever writes to it, and serves a form from its opening to its receipt', async () => {
    const { says, ann, sees, presses } = await begin();
    await says(ann, '／pacer　settings');
    const [form] = sees(ann);
    if (form === undefined) throw new Error('Nothing was answered');
    const hours = fieldName('text', 'hours');
    const wrong = await presses(ann, form, 'Save', { [hours]: 'after lunch' });
    expect(wrong.toast?.type).toBe('error');
    expect(wrong.shown).toContain('after lunch');
    const right = await presses(ann, form, 'Save', {
      [hours]: '10:00-19:00',
      [fieldName('select', 'locale')]: '=zh-CN',
    });
    expect(right.shown).toContain('10:00');
    expect(right.shown).not.toContain('Save');
    expect(sees(ann)).toHaveLength(1);
    // From now on in the language that was chosen there.
    await says(ann, '随便说点什么');
    expect(wordsIn(sees(ann)[1]?.card)).toContain('没看懂这句话');
  });

  it('puts a new form in the place of one that it has forgotten, with everything typed', async () => {
    const { says, ann, sees, presses, store } = await begin();
    await says(ann, '/pacer settings');
    const [form] = sees(ann);
    if (form === undefined) throw new Error('Nothing was answered');
    await store.batch(runtimeStore(store).sweep(new Date(Date.now() + 1_000)));
    const typed = { [fieldName('text', 'hours')]: '10:00-19:00' };
    const expired = await presses(ann, form, 'Save', typed);
    expect(expired.toast).toMatchObject({ type: 'error', words: expect.stringContaining('expired') });
    expect(expired.shown).toContain('10:00-19:00');
    const sent = await presses(ann, form, 'Save', typed);
    expect(sent.shown).toContain('10:00');
    expect(sent.shown).not.toContain('Cancel');
    expect(sees(ann)).toHaveLength(1);
  });
});
