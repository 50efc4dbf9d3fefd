/** A started bot: where its page or its probes are, and how to stop it. */
export type Running = { address: string; stop(): Promise<void> };
