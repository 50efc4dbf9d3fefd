import type { Platform } from '../../src/chat/index.ts';
import type { DeliveryOptions } from '../../src/delivery/model.ts';
import type { AppStore } from '../../src/schema.ts';

export type ChaosParts = {
  store: AppStore;
  platforms: readonly Platform[];
  people: number;
  options: Partial<DeliveryOptions>;
};

/** A bot that the crash test can kill. In every wave it sends everybody what `expected` says, once. */
export type ChaosApp = {
  start(): Promise<void>;
  /** Begins a wave; begun twice it is the same wave. */
  open(wave: number): Promise<void>;
};

/** What a module for the crash test exports. */
export type ChaosModule = {
  createChaosApp(parts: ChaosParts): ChaosApp;
  /** Fills the database before the first life, which is not killed. */
  prepare?(parts: ChaosParts): Promise<void>;
  /** What one person sees in a wave, as `seen` writes it. */
  expected(wave: number, person: number): string[];
  /** How many waves there can be. */
  lastWave: number;
};

/** Writes what the crash test compares: who sees which words. */
export const seen = (to: string, words: string): string => `${to}: ${words}`;

/** Short as decision 17 has them for tests. */
export const chaosOptions: Partial<DeliveryOptions> = {
  leaseMs: 1_500,
  leaseMarginMs: 500,
  retryFirstMs: 1_200,
  retryLongestMs: 3_000,
  pollMs: 50,
};
