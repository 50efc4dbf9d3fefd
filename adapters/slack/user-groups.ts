import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../src/shared/clock.ts';
import { fieldIn } from '../../src/shared/read-answer.ts';

/** Whom a group holds counts for so long (ms). */
const COUNTS_FOR = 600_000;
/** A command that waits for this has three seconds in all (ms). */
const PATIENCE = 1_000;
/** A larger group is not meant person by person. */
const MOST = 50;
const MOST_KEPT = 500;

/** A mention of a group as Slack writes it: `<!subteam^S012|@payments>`. */
const groupToken = /<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>/g;

const idsIn = (answer: unknown): string[] => {
  const users = fieldIn(answer, 'users');
  return Array.isArray(users) ? users.filter((it): it is string => typeof it === 'string') : [];
};

/** Puts the people of mentioned groups into a typed text, without whoever typed it. */
export type WithGroups = (text: string, typedBy: string) => Promise<string>;

/** Makes the function that reads mentions of user groups as mentions of their members; a group that cannot be read stays a word. */
export function createWithGroups({ client, realClock }: { client: WebClient; realClock: Clock }): WithGroups {
  const known = new Map<string, { members: Promise<readonly string[]>; at: number }>();

  async function ask(group: string): Promise<readonly string[]> {
    return idsIn(await client.apiCall('usergroups.users.list', { usergroup: group }));
  }

  async function membersOf(group: string): Promise<readonly string[]> {
    const now = realClock.now().getTime();
    let kept = known.get(group);
    if (kept === undefined || now - kept.at > COUNTS_FOR) {
      if (known.size >= MOST_KEPT) known.clear();
      kept = { members: ask(group), at: now };
      known.set(group, kept);
      // What could not be read is asked for again.
      kept.members.catch(() => known.delete(group));
    }
    return Promise.race([kept.members, setTimeout(PATIENCE, [])]).catch(() => []);
  }

  return async (text, typedBy) => {
    const groups = [...new Set([...text.matchAll(groupToken)].map(([, group = '']) => group))];
    if (groups.length === 0) return text;
    const members = new Map(
      await Promise.all(groups.map(async (group) => [group, await membersOf(group)] as const)),
    );
    return text.replace(groupToken, (token: string, group: string) => {
      const people = (members.get(group) ?? []).filter((id) => id !== typedBy);
      return people.length === 0 || people.length > MOST ? token : people.map((id) => `<@${id}>`).join(' ');
    });
  };
}
