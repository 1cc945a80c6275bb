import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { readMetrics } from "../../metrics/metrics.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter } from "./chapter.ts";

/** CloudWatch's counts of two executions. */
export const chapter: Chapter = {
  title: { code: "chapter-metrics" },
  async play({ environment, expect, runPhoto }) {
    const { name } = await deployStageMachine(environment, 1);
    const counts = async () => {
      const { machines } = await readMetrics(environment, { since: 3_600_000 });
      const { started = 0, succeeded = 0 } = machines.find((machine) => machine.name === name) ?? {};
      return { started, succeeded };
    };
    const before = await counts();
    const step: DemoText = { code: "demo-stage", values: { stage: 1 } };
    await runPhoto(step, {
      request: { user: "user_a", key: "1_happy_face.jpg", stage: 1 },
      expected: { kind: "accepted" },
    });
    await runPhoto(step, {
      request: { user: "user_d", key: "4_no_face.jpg", stage: 1 },
      expected: { kind: "refused", reason: "no-face-found" },
    });
    // CloudWatch on AWS is some minutes behind.
    if (environment.target.target !== "local") return;
    const after = await counts();
    expect(
      { code: "chapter-metrics-counted" },
      {
        expected: counted(2, 2),
        got: counted(after.started - before.started, after.succeeded - before.succeeded),
      },
    );
  },
};

function counted(started: number, succeeded: number): DemoText {
  return { code: "chapter-counted", values: { started, succeeded } };
}
