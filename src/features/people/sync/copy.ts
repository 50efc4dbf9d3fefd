import { zh } from '../../../chat/index.ts';
import { catalogue, plural } from '../../../shared/locale.ts';
import type { HeldSync } from '../model.ts';
import type { ChannelProblem, SyncCounts } from './model.ts';

const number = (count: number): string => count.toLocaleString('en');

const enReasons: Record<ChannelProblem['reason'], string> = {
  unknown:
    'cannot be found: correct the name in the teams file, or if it is private add Pacer to it; then run pacer sync again',
  archived: 'is archived: type /pacer team in another channel of the team',
  taken: 'belongs to another team already: name another channel in the teams file',
  'not-in': 'does not have Pacer in it: add it there as you would add a colleague',
  failed: 'could not be looked up: the chat did not answer; it is tried again at the next sync',
};

const enColumns: Record<string, string> = {
  name: 'name',
  locale: 'locale',
  time_zone: 'time_zone',
  title: 'title',
  manager_email: 'manager',
};

const en = {
  counted: (chat: string, c: SyncCounts) =>
    `${chat}: ${number(c.created)} created, ${number(c.joined)} joined with people who were known, ${number(c.updated)} updated, ${number(c.unchanged)} unchanged, ${plural(c.guests, 'guest', 'guests')}, ${number(c.deactivated)} deactivated, ${number(c.back)} back`,
  held: (held: HeldSync) =>
    held.reason === 'many'
      ? `Nobody was changed: ${number(held.count)} of ${plural(held.of, 'account', 'accounts')} would be deactivated. If that is right, run pacer sync --accept.`
      : `Nobody was changed: the chat shows less of the company than before (${number(held.missing.length)} missing). If that is meant, run pacer sync --accept; else give Pacer back what it could see.`,
  replaced: (person: string, field: string, was: string, is: string) =>
    `${person}: ${enColumns[field] ?? field} ${was} → ${is} (the directory is newer than the file)`,
  moreReplaced: (count: number) => `… and ${number(count)} more newer values from the directory`,
  loop: (names: readonly string[]) => `manager loop, left as it was: ${names.join(' → ')}`,
  double: (name: string) =>
    `${name}: the address is somebody’s who has another account in this chat, so they stay two people`,
  teams: (names: readonly string[], more: number) =>
    `Proposed ${plural(names.length + more, 'team', 'teams')} for departments, switched off until started: ${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  bound: (names: readonly string[], more: number) =>
    `Found the team channels ${names.map((it) => `#${it}`).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  problem: (p: ChannelProblem) => `#${p.channel.replace(/^#/, '')} (${p.team}) ${enReasons[p.reason]}`,
  more: (count: number) => `… and ${number(count)} more`,
  dryRun: () => 'Dry run: nothing was written.',
  nothingNew: () => 'Nothing to change: everybody is as the directory says.',
  stopped: () => 'Stopped on the way; the rest follows at the next sync.',
  written: (seconds: string) => `Read in ${seconds} s. Nobody was written to.`,
};

const cnReasons: Record<ChannelProblem['reason'], string> = {
  unknown: '找不到：请在团队文件里改正名称；如果是私有群，请先把 Pacer 加进群，然后重新运行 pacer sync',
  archived: '已归档：请在团队的另一个群里输入“/pacer 团队”',
  taken: '已属于另一个团队：请在团队文件里改用别的群',
  'not-in': '里没有 Pacer：请像添加同事一样把它加进群',
  failed: '没能查到：聊天平台没有回应，下次同步时会再试',
};

const cnColumns: Record<string, string> = {
  name: '姓名',
  locale: '语言',
  time_zone: '时区',
  title: '职位',
  manager_email: '直属上级',
};

const cn: typeof en = {
  counted: (chat, c) =>
    zh`${chat}：新建 ${number(c.created)} 人，与已有成员关联 ${number(c.joined)} 人，更新 ${number(c.updated)} 人，未变 ${number(c.unchanged)} 人，外部访客 ${number(c.guests)} 人，停用 ${number(c.deactivated)} 人，恢复 ${number(c.back)} 人`,
  held: (held) =>
    held.reason === 'many'
      ? zh`没有改动任何人：${number(held.of)} 个账号中有 ${number(held.count)} 个将被停用。如果无误，请运行 pacer sync --accept。`
      : zh`没有改动任何人：Pacer 能看到的范围比以前小（少了 ${number(held.missing.length)} 项）。如果是有意的，请运行 pacer sync --accept；否则请恢复 Pacer 的可见范围。`,
  replaced: (person, field, was, is) =>
    zh`${person}：${cnColumns[field] ?? field} ${was} → ${is}（通讯录比文件新）`,
  moreReplaced: (count) => zh`……通讯录中还有 ${number(count)} 个更新的值`,
  loop: (names) => `上级关系成环，保持原样：${names.join(' → ')}`,
  double: (name) => zh`${name}：这个邮箱的主人在同一平台上已有另一个账号，因此仍是两个人`,
  teams: (names, more) =>
    zh`按部门提议了 ${number(names.length + more)} 个团队，启用前保持关闭：${names.join('、')}${more > 0 ? ` 等` : ''}`,
  bound: (names, more) => zh`找到了团队群：${names.map((it) => `#${it}`).join('、')}${more > 0 ? ' 等' : ''}`,
  problem: (p) => `#${p.channel.replace(/^#/, '')}（${p.team}）${cnReasons[p.reason]}`,
  more: (count) => zh`……还有 ${number(count)} 条`,
  dryRun: () => '试运行：没有写入任何内容。',
  nothingNew: () => '没有变化：所有成员都与通讯录一致。',
  stopped: () => '中途停止，其余的下次同步时继续。',
  written: (seconds) => zh`读取完成，用时 ${seconds} 秒。没有给任何人发消息。`,
};

export const say = catalogue(en, cn);
