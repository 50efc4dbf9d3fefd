import type { BusinessType } from '../../people/model.ts';
import type { Ambition, ResultClass, Rhythm, Tool } from '../model.ts';

/** What is proposed to a team by its kind of business; everybody may choose otherwise. */
type Template = { tool: Tool; ambition: Ambition; resultClass: ResultClass; rhythm: Rhythm };

export const templates: Readonly<Record<BusinessType, Template>> = {
  mature: { tool: 'kpi', ambition: 'committed', resultClass: 'business', rhythm: 'weekly' },
  growth: { tool: 'okr', ambition: 'aspirational', resultClass: 'customer', rhythm: 'weekly' },
  innovation: { tool: 'project', ambition: 'committed', resultClass: 'business', rhythm: 'weekly' },
  function: { tool: 'service', ambition: 'committed', resultClass: 'operations', rhythm: 'monthly' },
};
