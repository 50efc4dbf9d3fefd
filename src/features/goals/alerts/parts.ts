import type { Parts } from '../parts.ts';
import type { RetroStore } from './retro/store.ts';
import type { LagStore } from './store.ts';
import type { TeamAlertStore } from './team/store.ts';

/** What alerts are built from: the feature's parts and their own queries. */
export type AlertParts = Parts & { lags: LagStore; teams: TeamAlertStore; retros: RetroStore };
