import type { Theme } from './rules.ts';

const terms = (list: string): readonly string[] => list.split(', ');

/** Beginnings of English words, in lower case; with a space in it, a phrase as it stands. */
export const englishTerms: Record<Theme, readonly string[]> = {
  requirements: terms(
    'requirement, spec, scope, acceptance, user stor, brief, prd, unclear what, definition of done, expectation',
  ),
  communication: terms(
    'communicat, explain, update, inform, told, announce, message, transparen, wrote, clear summary, keep us posted, status, listen, present',
  ),
  responsiveness: terms(
    'respon, repl, answered, waited, waiting, turnaround, same day, within an hour, quickly, chase, fast, get back to',
  ),
  planning: terms(
    'plan, estimat, priorit, schedul, roadmap, deadline, milestone, timeline, backlog, last minute',
  ),
  delivery: terms(
    'deliver, ship, release, launch, rollout, roll-out, go-live, on time, late, delay, finish, deploy',
  ),
  quality: terms(
    'quality, bug, test, defect, regression, review, careful, error, mistake, accura, edge case, thorough, rework, broke',
  ),
  ownership: terms(
    'owner, own , owned, initiative, responsib, proactiv, step up, stepped up, stepped in, took over, followed up, follow through, drove, took charge, volunteer',
  ),
  collaboration: terms(
    'collaborat, together, team, pairing, paired, support, helped, across, hand-over, handover, cooperat, involve, shared',
  ),
  mentoring: terms(
    'mentor, coach, onboard, newcomer, junior, taught, teach, walk me through, walked me through, walked, guid, learn, new hire, intern',
  ),
  meetings: terms(
    'meeting, agenda, minutes, stand-up, standup, facilitat, retro, workshop, kick-off, kickoff, interrupt, ran over',
  ),
  'problem-solving': terms(
    'root cause, debug, fixed, solv, incident, outage, workaround, diagnos, found out why, analys, analyz, investigat',
  ),
  customers: terms(
    'customer, client, user feedback, end user, account manager, complaint, service desk, satisfaction',
  ),
};

/** Chinese words and short phrases, looked for among the words of a text and, where longer than two characters, in the text itself. */
export const chineseTerms: Record<Theme, readonly string[]> = {
  requirements: terms('需求, 范围, 验收标准, 规格, 需求文档, 口径, 需求评审, 边界, 预期, 原型'),
  communication: terms(
    '沟通, 同步, 解释, 说明, 通知, 告知, 表达, 汇报, 透明, 讲清楚, 说清楚, 周知, 倾听, 进展, 信息',
  ),
  responsiveness: terms('响应, 回复, 及时, 反应, 等待, 催, 秒回, 当天, 很快, 马上, 第一时间, 拖延, 迟迟'),
  planning: terms('计划, 排期, 规划, 优先级, 估算, 里程碑, 时间表, 安排, 预估, 工期, 临时, 节奏'),
  delivery: terms('交付, 上线, 发布, 按时, 延期, 完成, 推迟, 落地, 如期, 准时, 提前完成'),
  quality: terms(
    '质量, 测试, 测试用例, 缺陷, 个缺陷, 错误, 返工, 评审, 代码, 细节, 检查, 漏洞, 仔细, 用例, 故障率, 准确, 数据错误, 出错',
  ),
  ownership: terms('主动, 负责, 责任, 担当, 牵头, 跟进, 推动, 推进, 认领, 闭环, 兜底, 补位'),
  collaboration: terms('协作, 配合, 合作, 支持, 帮忙, 帮助, 跨部门, 协同, 交接, 一起, 团队, 对接'),
  mentoring: terms('带教, 辅导, 指导, 新人, 教, 培训, 入职, 徒弟, 师傅, 手把手, 讲解, 学到, 实习生, 传授'),
  meetings: terms('会议, 例会, 开会, 议程, 会议纪要, 纪要, 主持, 复盘会, 站会, 打断, 超时, 周会, 评审会'),
  'problem-solving': terms('排查, 定位, 解决, 根因, 故障, 修复, 分析, 问题, 原因, 方案, 调试, 应急'),
  customers: terms('客户, 用户, 投诉, 甲方, 客服, 满意度, 客诉, 商家, 供应商'),
};
