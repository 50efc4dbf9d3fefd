import type { TestWorld } from '../../support/world.ts';

/** Monday at ten in Berlin, five in the afternoon in Shanghai: working time for everybody. */
export const monday = '2026-11-16T10:00:00+01:00';

/** Words in which the coach finds nothing missing. */
export const fine = 'In Tuesday’s review you named the missing index, which saved us a slow release.';
export const fineChinese = '上周三评审时你指出了索引缺失，避免了一次慢查询。';

/** Somebody writes feedback; words that the coach likes go straight through. */
export async function gives(
  world: TestWorld,
  from: string,
  to: string,
  values: Record<string, string> = { strengths: fine },
): Promise<void> {
  const giver = world.person(from);
  await giver.forges({ name: 'pacer.open', version: 1, payload: give({ to }) });
  const ratings = ['collaboration', 'responsiveness'].some((name) => name in values);
  const chinese = giver.formWords().includes('发送');
  if (ratings) await giver.pressesInForm(chinese ? '更多' : 'More');
  giver.fills(values);
  await giver.submits();
}

/** Names the form for a receiver or a request. */
export const give = (subject: { to?: string; request?: string }) => ({
  form: 'feedback.give',
  subject: JSON.stringify(subject),
  variant: '',
});

/** The id of the newest feedback, or of the one between two people. */
export async function feedbackId(world: TestWorld, from?: string, to?: string): Promise<string> {
  const rows = await world.store.db.select().from(world.store.t.feedback);
  const found = rows.filter(
    (it) => (from === undefined || it.giverId === from) && (to === undefined || it.receiverId === to),
  );
  return found.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1)?.id ?? '';
}

/** Presses something that is on nobody's screen. */
export const press = (world: TestWorld, who: string, name: string, payload: Record<string, string>) =>
  world.person(who).forges({ name: `feedback.${name}`, version: 1, payload });
