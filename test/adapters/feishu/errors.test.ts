import { describe, expect, it } from 'vitest';
import { isAppFault, toPlatformError } from '../../../adapters/feishu/errors.ts';
import { readRefusal } from '../../../adapters/feishu/refusal.ts';

const refusal = (code: number, more: object = {}, status = 400) =>
  readRefusal({ code, msg: 'refused', ...more }, status, {});

const table = {
  gone: [230013, 230029, 230034, 230031, 230011, 230110, 232009, 99992351],
  forbidden: [230002, 230018, 230027, 230035, 230038, 230053, 232011, 40003, 40004, 41050],
  'bad-content': [230001, 230022, 230028, 230025, 230099, 40009, 40011, 40012],
  'rate-limited': [99991400, 230020, 11232, 11233, 11247],
  transient: [230049],
  unknown: [424242],
};

describe.each(Object.entries(table))('%s', (failure, codes) => {
  it.each(codes)('%i', (code) => {
    expect(toPlatformError(refusal(code)).failure).toBe(failure);
    expect(toPlatformError(refusal(code, {}, 200)).failure).toBe(failure);
    expect(isAppFault(refusal(code))).toBe(false);
  });
});

it.each([
  10003, 10014, 99991401, 99991403, 99991661, 99991662, 99991663, 99991665, 99991668, 99991671, 99991672,
  99991673, 230006,
])('%i concerns the app and not the message: it waits some minutes', (code) => {
  expect(toPlatformError(refusal(code))).toMatchObject({ failure: 'rate-limited', retryAfterMs: 180_000 });
  expect(isAppFault(refusal(code))).toBe(true);
});

it('tells a permission that the app lacks from one that a group withholds', () => {
  const msg = 'Lack of necessary permissions, ext=requires im:message:send_as_bot scope.';
  expect(toPlatformError(refusal(230027, { msg }))).toMatchObject({
    failure: 'rate-limited',
    message: 'Feishu refuses the app: 230027 (im:message:send_as_bot)',
  });
  expect(toPlatformError(refusal(230027)).failure).toBe('forbidden');
});

it('names the permissions that are missing, and no address with tokens in it', () => {
  const listed = { error: { permission_violations: [{ subject: 'contact:user.base:readonly' }] } };
  expect(toPlatformError(refusal(99991672, listed)).message).toContain('(contact:user.base:readonly)');
  const msg =
    'Access denied. One of the following scopes is required: [im:chat:readonly, im:chat]. https://open.feishu.cn/app/cli_1?q=im:secret:x';
  expect(toPlatformError(refusal(99991672, { msg })).message).toBe(
    'Feishu refuses the app: 99991672 (im:chat:readonly, im:chat)',
  );
});

it('says what is wrong with a card and where, but nobody’s words', () => {
  const msg =
    'Failed to create card content, ext=ErrCode: 11310; ErrMsg: my secret; ErrPath: ROOT -> body -> elements -> [2](tag: chart) my secret';
  const error = toPlatformError(refusal(230099, { msg }));
  expect(error).toMatchObject({
    failure: 'bad-content',
    message: 'Feishu answered 230099/11310 (at ROOT -> body -> elements -> [2](tag: chart))',
  });
});

it('waits a second for one reader’s sake, longer for the gateway’s', () => {
  expect(toPlatformError(refusal(230020)).retryAfterMs).toBe(1_000);
  expect(toPlatformError(refusal(99991400)).retryAfterMs).toBe(10_000);
  expect(toPlatformError(refusal(99991400, {}, 429)).retryAfterMs).toBe(10_000);
});

it('takes an unknown code with a server’s fault as in doubt', () => {
  expect(toPlatformError(refusal(55001, {}, 500)).failure).toBe('transient');
});
