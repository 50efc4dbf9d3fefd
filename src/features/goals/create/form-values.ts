import { z } from 'zod';
import { perspectives, resultClasses, rhythms, visibilities } from '../model.ts';

/** What the second step of a new goal sends; which fields are there follows from the choice. */
export const goalValues = z.object({
  title: z.string(),
  part1: z.string().optional(),
  part2: z.string().optional(),
  part3: z.string().optional(),
  part4: z.string().optional(),
  part5: z.string().optional(),
  weights: z.string().optional(),
  ambition: z.enum(['committed', 'aspirational']).optional(),
  unit: z.string().optional(),
  baseline: z.string().optional(),
  target: z.string().optional(),
  ladder: z.string().optional(),
  least: z.string().optional(),
  most: z.string().optional(),
  perspective: z.enum(perspectives).optional(),
  milestones: z.string().optional(),
  ratingNow: z.number().optional(),
  rating: z.number().optional(),
  serves: z.string().optional(),
  weight: z.number().optional(),
  start: z.string().optional(),
  due: z.string().optional(),
  resultClass: z.enum(resultClasses).optional(),
  indicator: z.enum(['lead', 'lag']).optional(),
  horizon: z.enum(['short', 'long']).optional(),
  rhythm: z.enum(rhythms).optional(),
  visibility: z.enum(visibilities).optional(),
  curve: z.enum(['linear', 'back-loaded']).optional(),
  excessReason: z.string().optional(),
});

export type GoalValues = z.infer<typeof goalValues>;
export type GoalField = keyof GoalValues;

/** The fields of parts, in their order. */
export const partFields = ['part1', 'part2', 'part3', 'part4', 'part5'] as const;
