import { COMPANY, type StoredPlan } from './plan/store.ts';
import { defaultPlan, type Plan } from './rules.ts';
import type { CheckInStore } from './store.ts';

/** Reads what plan holds for teams: their own, else the company's, else Pacer's. */
export function createPlans(own: CheckInStore) {
  return {
    /** The plan of each team, by its id. */
    async of(teamIds: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
      if (teamIds.length === 0) return new Map();
      const stored = await own.plans([...teamIds, COMPANY]);
      const fallback = stored.get(COMPANY) ?? defaultPlan;
      return new Map(teamIds.map((id) => [id, stored.get(id) ?? fallback]));
    },
    /** The plan of one scope (a team, or the company) with the version to save over; version 0 is not stored yet. */
    async at(scope: string): Promise<StoredPlan> {
      const stored = await own.plans([scope, COMPANY]);
      return stored.get(scope) ?? { ...(stored.get(COMPANY) ?? defaultPlan), scope, version: 0 };
    },
  };
}

export type Plans = ReturnType<typeof createPlans>;
