import { expect, it } from 'vitest';
import { createOpenForms } from '../../../adapters/feishu/open-forms.ts';
import { movableClock } from '../../../src/shared/clock.ts';

it('a message shows a form until it is closed, or for a day', () => {
  const clock = movableClock(new Date('2026-11-20T08:00:00Z'));
  const forms = createOpenForms(clock);
  forms.opened('om_1');
  forms.opened('om_2');
  expect([forms.shows('om_1'), forms.shows('om_3')]).toEqual([true, false]);
  forms.closed('om_2');
  expect(forms.shows('om_2')).toBe(false);
  clock.set(new Date('2026-11-21T07:59:59Z'));
  // The form that came back with its errors is a new one to fill in.
  forms.opened('om_2');
  expect(forms.shows('om_1')).toBe(true);
  clock.set(new Date('2026-11-21T08:00:00Z'));
  expect([forms.shows('om_1'), forms.shows('om_2')]).toEqual([false, true]);
});
