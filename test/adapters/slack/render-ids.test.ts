import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeControl,
  encodeButton,
  encodeChoice,
  encodeMenu,
  encodeSelect,
} from '../../../adapters/slack/control-ids.ts';
import {
  buttonAction,
  buttonOfAction,
  decodeMetadata,
  encodeMetadata,
  fieldBlock,
  fieldOfBlock,
  itemBlock,
  lookupAction,
  lookupOfAction,
} from '../../../adapters/slack/form-ids.ts';
import { limits } from '../../../adapters/slack/limits.ts';
import { action } from '../../../src/chat/index.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('a:b', '"]', '&lt;', '<!channel>', '林晓', '👩‍💻', '\\'),
);
const actions = fc
  .tuple(words, fc.integer({ min: 1, max: 99 }), fc.dictionary(words, words, { maxKeys: 3 }))
  .map(([name, version, payload]) => action(name, { ...payload }, version));
/** What Slack reports when no id of the block was given. */
const OWN = 'b1X';

describe('controls', () => {
  it('bring their action back from a button, however it is written', () => {
    fc.assert(
      fc.property(actions, words, (it, choice) => {
        const button = encodeButton(7, it);
        expect(decodeControl({ block_id: OWN, action_id: '', ...button })).toEqual({ action: it });
        const one = encodeChoice(8, it, choice);
        expect(decodeControl({ block_id: OWN, action_id: '', ...one })).toEqual({
          action: it,
          value: choice,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('bring their action back from a select and a menu, whose ids stay short', () => {
    fc.assert(
      fc.property(actions, actions, fc.nat(200), (first, second, n) => {
        const select = encodeSelect(n, first, ['tomorrow']);
        const menu = encodeMenu(n, [first, second]);
        for (const ids of [select, menu])
          for (const id of Object.values(ids ?? {})) expect(id.length).toBeLessThanOrEqual(limits.id);
        if (select !== undefined)
          expect(decodeControl({ block_id: OWN, ...select, selected_option: { value: 'tomorrow' } })).toEqual(
            { action: first, value: 'tomorrow' },
          );
        if (menu !== undefined)
          expect(decodeControl({ block_id: OWN, ...menu, selected_option: { value: '1' } })).toEqual({
            action: second,
          });
      }),
      { numRuns: 50 },
    );
  });

  it('go on in the block’s id where the control’s own is too short, and say when even that is', () => {
    const long = action('check-ins.snooze', { checkIn: 'x'.repeat(300) });
    const ids = encodeSelect(3, long, ['2h']);
    expect(ids?.block_id).toMatch(/^3:x+/);
    expect(decodeControl({ action_id: '', block_id: '', ...ids, selected_option: { value: '2h' } })).toEqual({
      action: long,
      value: '2h',
    });
    expect(encodeSelect(3, action('a.b', { x: 'x'.repeat(600) }), ['2h'])).toBeUndefined();
    expect(encodeSelect(3, action('a.b'), ['x'.repeat(76)])).toBeUndefined();
    expect(encodeButton(3, action('a.b', { x: 'x'.repeat(2_000) }))).toBeUndefined();
  });

  it('need a menu of two usual actions to have no room of its own', () => {
    const message = '01999999-9999-7999-8999-999999999999';
    const ids = encodeMenu(12, [action('pacer.why', { message }), action('pacer.fewer', { message })]);
    expect(ids).toBeDefined();
    expect(ids).not.toHaveProperty('block_id');
  });

  it('read nothing that Pacer did not write', () => {
    for (const [action_id, value] of [
      ['press:1', 'not json'],
      ['press:1', '["a.b"]'],
      ['choose:1', '["a.b",1,{}]'],
      ['pick:1:[["a.b",1,{}]', 'x'],
      ['pick:1:{}', 'x'],
      ['menu:1:[["a.b",1,{}]]', '9'],
      ['menu:1:[["a.b",1,{}]]', '__proto__'],
      ['other', '["a.b",1,{}]'],
    ] as const)
      expect(decodeControl({ action_id, block_id: OWN, value })).toBeUndefined();
    expect(decodeControl({ action_id: 'press:1', block_id: OWN })).toBeUndefined();
  });
});

describe('forms', () => {
  it('bring the names of fields, items, lookups and buttons back', () => {
    fc.assert(
      fc.property(words, words, (name, item) => {
        expect(fieldOfBlock(fieldBlock('i:1', name))).toEqual({ name });
        expect(fieldOfBlock(itemBlock('i:1', name, item))).toEqual({ name, item });
        expect(lookupOfAction(lookupAction(name))).toBe(name);
        expect(buttonOfAction(buttonAction(name))).toBe(name);
      }),
      { numRuns: 50 },
    );
    expect(fieldOfBlock('alert')).toBeUndefined();
    expect(fieldOfBlock('item:i1:{}')).toBeUndefined();
  });

  it('remember their instance and where they were opened; people offered first only where they fit', () => {
    const likely = { helper: [{ value: 'p-bob', label: 'Bob Meyer' }] };
    const metadata = { instance: 'i1', origin: { channel: 'C1' }, likely };
    expect(decodeMetadata(encodeMetadata(metadata))).toEqual(metadata);
    const crowd = Array.from({ length: 200 }, (_, i) => ({ value: `p-${i}`, label: 'Somebody' }));
    expect(decodeMetadata(encodeMetadata({ instance: 'i1', likely: { helper: crowd } }))).toEqual({
      instance: 'i1',
    });
    for (const forged of [undefined, '', '{}', '[]', 'null', '{"instance":1}', 'x'])
      expect(decodeMetadata(forged)).toBeUndefined();
  });
});
