import { onTestFinished } from "vitest";
import { openStatesHost, type StatesHost } from "./states-host.ts";

/** A host that is closed when the test ends. */
export function openHost(options: Parameters<typeof openStatesHost>[0] = {}): StatesHost {
  const host = openStatesHost(options);
  onTestFinished(() => host.close());
  return host;
}
