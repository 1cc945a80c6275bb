import { isDeepStrictEqual } from "node:util";
import type { Message, ProgressArea } from "../../text/areas.ts";
import { resetCollection } from "../collection.ts";
import type { Environment } from "../environment.ts";
import { inspectEnvironment, type EnvironmentView } from "../inspect/environment-view.ts";
import { deployStageMachine } from "../machines.ts";
import { runPhoto } from "../run/run-photo.ts";
import type { Outcome } from "../run/outcome.ts";
import type { Port } from "../port.ts";
import { setUp } from "../setup/setup.ts";
import { readStage } from "../stages.ts";
import { tearDown } from "../teardown/teardown.ts";
import { demoSteps, type DemoStep, type ExpectedOutcome } from "./demo-steps.ts";

type DemoText = Message<ProgressArea>;

/** One line of the final table. */
export interface DemoRow {
  readonly step: DemoText;
  readonly user?: string;
  readonly photo?: string;
  readonly expected: DemoText;
  readonly got: DemoText;
  readonly asExpected: boolean;
  readonly ms: number;
}

/** How the demonstration went. */
export interface DemoResult {
  readonly rows: readonly DemoRow[];
  readonly asExpected: boolean;
  /** Faces, items and thumbnails as they were before everything was cleared away. */
  readonly shown: Pick<EnvironmentView, "faces" | "items" | "thumbnails"> | undefined;
}

type Findings = Pick<DemoRow, "step" | "user" | "photo" | "expected" | "got" | "asExpected">;

/**
 * Goes through the whole workshop. Nothing is asked on the way: whoever starts it has agreed.
 *
 * @param options.keep leave the environment as it is at the end
 */
export async function runDemo(environment: Environment, options: { keep: boolean }): Promise<DemoResult> {
  const agreed: Environment = { ...environment, port: demoPort(environment) };
  const rows: DemoRow[] = [];
  let shown: DemoResult["shown"];
  for (const step of demoSteps) {
    if (step.does === "tear-down" && options.keep) continue;
    const started = performance.now();
    const findings = await takeStep(agreed, step, (view) => (shown = view));
    rows.push({ ...findings, ms: performance.now() - started });
  }
  return { rows, asExpected: rows.every((row) => row.asExpected), shown };
}

/** Agrees to everything, and tells for the whole demonstration instead of for each step how to come back to it. */
function demoPort({ port, target }: Environment): Port {
  const next: DemoText[] = target.target === "local" ? [] : [{ code: "leave-demo" }];
  port.notify({ type: "goes-on", next });
  return {
    ask: async () => true,
    notify(event) {
      if (event.type !== "goes-on") port.notify(event);
    },
  };
}

async function takeStep(
  environment: Environment,
  step: DemoStep,
  show: (view: EnvironmentView) => void,
): Promise<Findings> {
  const { port } = environment;
  switch (step.does) {
    case "set-up": {
      port.notify({ type: "chapter", title: { code: "demo-setup" } });
      const { change } = (await setUp(environment)).stack;
      return finding({ code: "demo-setup" }, stackText("created"), stackText(change));
    }
    case "deploy": {
      const { title, explanation } = await readStage(step.stage);
      const { stage } = step;
      port.notify({
        type: "chapter",
        title: { code: "demo-chapter-stage", values: { stage, title } },
        text: explanation,
      });
      const deployed = await deployStageMachine(environment, stage);
      const { change } = deployed;
      port.notify({ type: "machine-deployed", ...deployed });
      return finding(stageText(stage), machineText("created"), machineText(change));
    }
    case "run": {
      const { user, key, stage, expected } = step;
      port.notify({ type: "chapter", title: { code: "demo-chapter-photo", values: { user, key } } });
      const { outcome, explanations } = await runPhoto(environment, { user, key, stage });
      const got = outcomeText(outcome);
      port.notify({ type: "photo-done", user, key, kind: outcome.kind, outcome: got });
      for (const text of explanations) port.notify({ type: "note", text });
      return {
        step: stageText(stage),
        user,
        photo: key,
        expected: expectedText(expected),
        got,
        asExpected: meets(outcome, expected),
      };
    }
    case "reset-collection": {
      port.notify({ type: "chapter", title: { code: "demo-chapter-reset" } });
      const { deletedFaces } = await resetCollection(environment);
      return finding({ code: "demo-reset" }, facesText(step.faces), facesText(deletedFaces));
    }
    case "show": {
      const view = await inspectEnvironment(environment, { executions: 20 });
      show(view);
      const { faces, items, thumbnails } = step;
      const kept = { faces: view.faces?.length ?? 0, items: view.items.length, thumbnails: view.thumbnails.length };
      return finding({ code: "demo-inspect" }, keptText({ faces, items, thumbnails }), keptText(kept));
    }
    case "tear-down": {
      port.notify({ type: "chapter", title: { code: "demo-teardown" } });
      const { left } = await tearDown(environment, { onlyPlan: false });
      return finding({ code: "demo-teardown" }, leftText(0), leftText(left.length));
    }
  }
}

function finding(step: DemoText, expected: DemoText, got: DemoText): Findings {
  return { step, expected, got, asExpected: isDeepStrictEqual(expected, got) };
}

function stageText(stage: number): DemoText {
  return { code: "demo-stage", values: { stage } };
}

function stackText(change: "created" | "updated" | "unchanged"): DemoText {
  return { code: "demo-stack", values: { change } };
}

function machineText(change: "created" | "updated" | "unchanged"): DemoText {
  return { code: "demo-machine", values: { change } };
}

function facesText(count: number): DemoText {
  return { code: "demo-faces-deleted", values: { count } };
}

function keptText(values: { faces: number; items: number; thumbnails: number }): DemoText {
  return { code: "demo-kept", values };
}

function leftText(count: number): DemoText {
  return count === 0 ? { code: "nothing-left" } : { code: "count-left", values: { count } };
}

function outcomeText({ kind, reason }: Outcome): DemoText {
  return { code: "outcome-line", values: { kind, reason } };
}

function expectedText({ kind, reason }: ExpectedOutcome): DemoText {
  if (reason === "several-faces") return { code: "demo-several-faces" };
  return { code: "outcome-line", values: { kind, ...(reason === undefined ? {} : { reason: { code: reason } }) } };
}

/** Whether an outcome is the expected one. */
export function meets(outcome: Outcome, expected: ExpectedOutcome): boolean {
  if (outcome.kind !== expected.kind) return false;
  return outcome.reason?.code === expected.reason;
}
