import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { causeOf, isTokenFault, toPlatformError } from '../../../adapters/slack/errors.ts';
import { message, openOutbound } from './open-outbound.ts';

const refusal = (error: string, more: object = {}) => new WebAPIPlatformError({ ok: false, error, ...more });
const words = (codes: string): string[] => codes.split(' ');

const table = {
  gone: words(
    'channel_not_found user_not_found user_not_visible user_disabled cannot_dm_bot is_archived is_inactive message_not_found cant_update_message edit_window_closed',
  ),
  forbidden: words(
    'not_in_channel messages_tab_disabled restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel ekm_access_denied no_permission',
  ),
  'bad-content': words(
    'invalid_blocks invalid_blocks_format block_mismatch msg_too_long msg_blocks_too_long no_text too_many_attachments metadata_too_large view_too_large invalid_arguments',
  ),
  'rate-limited': words('ratelimited rate_limited message_limit_exceeded'),
  transient: words('internal_error fatal_error service_unavailable request_timeout'),
  unknown: words('something_new constructor'),
};

describe.each(Object.entries(table))('%s', (failure, codes) => {
  it.each(codes)('%s', (code) => {
    expect(toPlatformError(refusal(code)).failure).toBe(failure);
    expect(isTokenFault(refusal(code))).toBe(false);
  });
});

it.each(
  words(
    'invalid_auth not_authed token_revoked token_expired account_inactive missing_scope org_login_required team_access_not_granted app_access_restricted team_added_to_org',
  ),
)('%s concerns the app and not the message: it waits some minutes', (code) => {
  const error = toPlatformError(refusal(code));
  expect(error).toMatchObject({ failure: 'rate-limited', retryAfterMs: 180_000 });
  expect(isTokenFault(refusal(code))).toBe(true);
});

it('names the scope that is missing, and where in the blocks a mistake is, but nobody’s words', () => {
  expect(toPlatformError(refusal('missing_scope', { needed: 'chat:write' })).message).toContain(
    '(chat:write)',
  );
  const messages = ['[ERROR] "my secret" is too long [json-pointer:/blocks/2/text/text]'];
  const error = toPlatformError(refusal('invalid_blocks', { response_metadata: { messages } }));
  expect(error.message).toBe('Slack answered invalid_blocks (at /blocks/2/text/text)');
  expect(toPlatformError(refusal('<html>my secret</html>')).message).not.toContain('secret');
  expect(toPlatformError(refusal('<html>')).failure).toBe('transient');
});

it('takes what got lost on the way as in doubt, and what a proxy refused as not sent', () => {
  const status = (code: number) => toPlatformError(new WebAPIHTTPError(code, '', {}, 'secret')).failure;
  expect([500, 502, 503, 408, 413, 404, 407].map(status)).toEqual([
    ...['transient', 'transient', 'transient', 'transient', 'bad-content', 'rate-limited', 'rate-limited'],
  ]);
  const socket = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const lost = new WebAPIRequestError(new TypeError('fetch failed', { cause: socket }));
  expect(toPlatformError(lost).failure).toBe('transient');
  expect(causeOf(lost)).toBe('ECONNREFUSED');
  expect(toPlatformError(new Error('terminated')).failure).toBe('transient');
  expect(toPlatformError(new WebAPIRateLimitedError(7))).toMatchObject({
    failure: 'rate-limited',
    retryAfterMs: 7_000,
  });
});

describe('a real refusal', () => {
  it.each([
    [3, 3_000],
    ['soon', 30_000],
  ])('429 with Retry-After %s waits %i ms', async (retryAfter, retryAfterMs) => {
    const { slack, ann, messages, toPerson } = await openOutbound();
    slack.fail({ method: 'chat.postMessage', as: { kind: 'rate-limited', retryAfter } });
    await expect(messages.send(message(toPerson(ann.id)))).rejects.toMatchObject({
      failure: 'rate-limited',
      retryAfterMs,
    });
    expect(slack.count('chat.postMessage')).toBe(1);
  });

  it('is a server that is not there', async () => {
    const { slack, ann, messages, toPerson } = await openOutbound();
    await slack.close();
    await expect(messages.send(message(toPerson(ann.id)))).rejects.toMatchObject({ failure: 'transient' });
  });
});
