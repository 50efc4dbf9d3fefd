/** A started bot: the line that tells where it runs, and how to stop it. */
export type Running = { greeting: string; stop(): Promise<void> };
