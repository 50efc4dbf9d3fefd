import { BASE, type WorldPerson } from '../config.ts';
import { say, type Words } from '../copy.ts';
import { channelKey, directKey } from '../directory.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { timeText, zoneText } from './time.ts';
import { type Frame, pageHref } from './view.ts';

const Unread = ({ count, words }: { count: number; words: Words }) =>
  count === 0 ? null : (
    <span class="unread">
      <span aria-hidden="true">{count}</span>
      <span class="hidden">{words.unread({ count })}</span>
    </span>
  );

/** Who one is: the one card of the sidebar. */
function Me({ frame }: { frame: Frame }) {
  const { me } = frame.viewer;
  const words = say(frame.chrome);
  const eyes = { locale: frame.chrome, timeZone: me.timeZone };
  return (
    <section class="me" aria-label={words.youAre()}>
      <Avatar name={me.name} />
      <div>
        <p class="eyebrow">{words.youAre()}</p>
        <p class="name" dir="auto">
          {me.name}
          {me.lead ? <span class="tag">{words.lead()}</span> : null}
        </p>
        <p class="detail" dir="auto">
          {[me.role, me.team].filter((it) => it !== undefined).join(' · ')}
        </p>
        <p class="detail">
          {words.localTime({ time: timeText(frame.now, 'time', eyes), zone: zoneText(eyes) })}
        </p>
      </div>
    </section>
  );
}

function Conversations({ frame }: { frame: Frame }) {
  const words = say(frame.chrome);
  const { me, channels } = frame.viewer;
  const own = directKey(me.accountId);
  const current = (key: string) => (key === frame.conversation.key ? ('page' as const) : undefined);
  return (
    <section aria-labelledby="conversations-title">
      <h2 class="eyebrow" id="conversations-title">
        {words.conversations()}
      </h2>
      <ul class="links">
        <li>
          <a id="to-direct" href={pageHref(BASE, me.accountId)} aria-current={current(own)}>
            <BotAvatar />
            <span class="grow">{words.direct()}</span>
            <Unread count={frame.unread.get(own) ?? 0} words={words} />
          </a>
        </li>
        {channels.map((channel) => (
          <li>
            <a
              id={`to-channel-${channel.id}`}
              href={pageHref(BASE, me.accountId, channelKey(channel.id))}
              aria-current={current(channelKey(channel.id))}
            >
              <span class="hash">
                <Icon name="hash" />
              </span>
              <span class="grow" dir="auto">
                {channel.name}
              </span>
              <Unread count={frame.unread.get(channelKey(channel.id)) ?? 0} words={words} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonLink({ it, frame }: { it: WorldPerson; frame: Frame }) {
  const words = say(frame.chrome);
  const eyes = { locale: frame.chrome, timeZone: it.timeZone };
  return (
    <li>
      <a id={`be-${it.accountId}`} href={pageHref(BASE, it.accountId)}>
        <Avatar name={it.name} />
        <span class="grow">
          <span class="name" dir="auto">
            {it.name}
            {it.lead ? <span class="tag">{words.lead()}</span> : null}
          </span>
          <span class="detail" dir="auto">
            {[it.role, timeText(frame.now, 'time', eyes)].filter((part) => part !== undefined).join(' · ')}
          </span>
        </span>
        <Unread count={frame.unread.get(directKey(it.accountId)) ?? 0} words={words} />
      </a>
    </li>
  );
}

/** Everybody else, by team: one's own team first, and in each team its lead. */
function People({ frame }: { frame: Frame }) {
  const words = say(frame.chrome);
  const { me, people } = frame.viewer;
  const teamOf = (it: WorldPerson): string => it.team ?? words.noTeam();
  const others = people.filter((it) => it.accountId !== me.accountId);
  const teams = [...new Set(others.map(teamOf))].toSorted(
    (a, b) => Number(b === me.team) - Number(a === me.team),
  );
  return (
    <section aria-labelledby="people-title">
      <h2 class="eyebrow" id="people-title">
        {words.people()}
      </h2>
      {teams.map((team, i) => (
        <div class="team">
          <h3 id={`team-${i}`} dir="auto">
            {team}
          </h3>
          <ul class="links" aria-labelledby={`team-${i}`}>
            {others
              .filter((it) => teamOf(it) === team)
              .toSorted((a, b) => Number(b.lead) - Number(a.lead))
              .map((it) => (
                <PersonLink it={it} frame={frame} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Draws the sidebar's content; sent again whenever the clock or a count changes. */
export const Sidebar = ({ frame }: { frame: Frame }) => (
  <>
    <Me frame={frame} />
    <Conversations frame={frame} />
    <People frame={frame} />
  </>
);
