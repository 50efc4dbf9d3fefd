import { z } from 'zod';
import type { Outcome } from '../../../chat/index.ts';
import { type Level, type Tool, tools } from '../model.ts';

/** What a goal does with its measure, whatever the tool: reach something, keep a level, or add up what serves it. */
export const ways = ['reach', 'keep', 'sum'] as const;
export type Way = (typeof ways)[number];

const shape = z.object({
  tool: z.enum(tools),
  way: z.enum(ways),
  /** For whom, as `person:<id>`, `team:<id>` or `company`. */
  whom: z.string().max(100),
  /** The team goal of which it takes up a part. */
  partOf: z.string().max(100).optional(),
});

/** What the first step of a new goal decides; the second shows only the fields that belong to it. */
export type Choice = z.infer<typeof shape>;

/** Writes a choice as a form's subject; the same choice finds the same draft. */
export const subjectOf = ({ tool, way, whom, partOf }: Choice): string =>
  JSON.stringify({ tool, way, whom, partOf });

/** Reads a form's subject; what was not written here is none. */
export function readSubject(subject: string): Choice | undefined {
  try {
    return shape.safeParse(JSON.parse(subject)).data;
  } catch {
    return undefined;
  }
}

const begun = z.object({
  whom: z.string().max(100).optional(),
  title: z.string().optional(),
  partOf: z.string().max(100).optional(),
});

/** What is known before the first step: for whom, the goal's title, the team goal of which a part is taken up. */
type Begun = z.infer<typeof begun>;

/** Opens the first step with what is known already. */
export const openChoice = ({ whom, title, partOf }: Begun = {}): Outcome => ({
  reply: { kind: 'form', form: { form: 'goals.new', subject: JSON.stringify({ whom, title, partOf }) } },
});

/** Reads what the first step was opened with; what was not written here is nothing. */
export function readBegun(subject: string): Begun {
  try {
    return begun.safeParse(JSON.parse(subject)).data ?? {};
  } catch {
    return {};
  }
}

/** Only a team's or the company's goal is made of what serves it alone. */
export const fitsLevel = (way: Way, level: Level): boolean => way !== 'sum' || level !== 'person';

/** The tools that are made of several measures, each a part of its own. */
export const isOfParts = ({ tool, way }: { tool: Tool; way: Way }): boolean =>
  way === 'reach' && (tool === 'okr' || tool === 'bsc' || tool === 'service');
