import { describe, expect, it } from 'vitest';
import { proposeTheme } from '../../../src/features/feedback/themes/propose.ts';

const said = (strengths: string) => ({ strengths, improvements: null, nextSteps: null });

describe('a theme is proposed', () => {
  it.each([
    ['The acceptance criteria in the spec were clear, so scope never moved.', 'requirements'],
    ['You explained the change and kept us posted with a clear summary.', 'communication'],
    ['You replied within an hour and answered every question the same day.', 'responsiveness'],
    ['The roadmap and the estimates for the milestone were realistic.', 'planning'],
    ['We shipped the release on time.', 'delivery'],
    ['Two bugs and a regression were found by your tests.', 'quality'],
    ['You took the initiative and drove it, nobody had to ask for an owner.', 'ownership'],
    ['You coached the new hire through onboarding and taught her the tools.', 'mentoring'],
    ['The agenda and the minutes made the meeting short.', 'meetings'],
    ['You found the root cause of the outage by debugging all night.', 'problem-solving'],
    ['The customer’s complaint was solved and the client stayed.', 'customers'],
    ['需求文档里的验收标准写得很清楚，范围没有再变。', 'requirements'],
    ['你把进展同步得很清楚，也讲清楚了原因。', 'communication'],
    ['你当天就回复了，响应很及时。', 'responsiveness'],
    ['排期和优先级安排得合理，里程碑都标出来了。', 'planning'],
    ['版本按时上线，如期交付。', 'delivery'],
    ['测试用例很细，发布前发现了两个缺陷。', 'quality'],
    ['你主动牵头，一直跟进到闭环。', 'ownership'],
    ['你手把手带教新人，培训材料也准备好了。', 'mentoring'],
    ['例会有议程，会议纪要当天就发。', 'meetings'],
    ['你很快排查并定位了根因，故障修复了。', 'problem-solving'],
    ['客户的投诉处理完了，用户满意度也上来了。', 'customers'],
  ])('%s → %s', async (words, theme) => {
    expect(await proposeTheme(said(words))).toBe(theme);
  });

  it.each(['Thanks!', '👍', '嗯嗯', 'x', ''])('by nothing where no word fits: %s', async (words) => {
    expect(await proposeTheme(said(words))).toBeUndefined();
  });
});
