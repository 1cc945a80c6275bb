import { setTimeout as sleep } from "node:timers/promises";

/** Tries again while the endpoint is away; an answer of the service itself is an answer. */
export async function persist<Answer>(call: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const isAnswer = error instanceof Error && "$fault" in error;
      if (isAnswer || signal.aborted || (error instanceof Error && error.name === "AbortError")) throw error;
      await sleep(20);
    }
  }
}
