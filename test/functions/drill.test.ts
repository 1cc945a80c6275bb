import { afterEach, expect, test, vi } from "vitest";
import { withDrill } from "../../src/functions/shared/drill.ts";

afterEach(() => vi.unstubAllEnvs());

const handler = async () => "done";

test("without a drill a handler is itself", () => {
  expect(withDrill(handler)).toBe(handler);
});

test("a drill fails the first attempts with each input, and then lets one pass", async () => {
  vi.stubEnv("DRILL_FAIL", "ThrottlingException:2");
  const drilled = withDrill(handler);
  const attempts = [];
  for (const input of ["a", "b", "a", "a", "b", "b", "a"])
    attempts.push(await drilled({ input }).catch((error: Error) => error.name));
  const failed = "ThrottlingException";
  expect(attempts).toEqual([failed, failed, failed, "done", failed, "done", failed]);
});
