import { isValidSlackRequest } from '@slack/bolt';
import type { Clock } from '../../src/shared/clock.ts';

/** Slack's own tolerance (s); Bolt looks at the past alone. */
const TOLERANCE = 300;

type Signed = { body: string; timestamp: string | undefined; signature: string | undefined };

/** Tells whether a request was signed by Slack with this secret, within five minutes of now. */
export function isFromSlack(signingSecret: string, clock: Clock, request: Signed): boolean {
  const { body, timestamp, signature } = request;
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  const now = clock.now().getTime();
  if (Number(timestamp) > now / 1_000 + TOLERANCE) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
    nowMilliseconds: now,
  });
}
