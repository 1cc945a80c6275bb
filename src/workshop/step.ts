import type { Port, ShownText } from "./port.ts";

/** How a step ended, for its line on the screen. */
export interface StepEnd<T> {
  readonly value: T;
  readonly changed: boolean;
  readonly detail?: ShownText;
}

/** Runs one step of a longer work, reporting its start and its end. */
export async function runStep<T>(port: Port, step: ShownText, work: () => Promise<StepEnd<T>>): Promise<T> {
  port.notify({ type: "step-started", step });
  try {
    const { value, changed, detail } = await work();
    port.notify({ type: "step-done", step, changed, ...(detail === undefined ? {} : { detail }) });
    return value;
  } catch (error) {
    port.notify({ type: "step-failed", step });
    throw error;
  }
}
