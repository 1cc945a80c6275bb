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

/** One line of the final table. */
export interface DemoRow {
  readonly step: string;
  readonly user?: string;
  readonly photo?: string;
  readonly expected: string;
  readonly got: string;
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
  const place = `--target aws --region ${target.region} --env ${target.environment ?? ""}`;
  const next = target.target === "local" ? [] : [`Delete what it made: npx wildrydes teardown ${place}`];
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
      port.notify({ type: "chapter", title: "Setup" });
      const { stack } = await setUp(environment);
      return finding("Setup", "stack created", stack.change === "created" ? "stack created" : stack.status);
    }
    case "deploy": {
      const { title, explanation } = await readStage(step.stage);
      port.notify({ type: "chapter", title: `Stage ${step.stage}: ${title}`, text: explanation });
      const { name, change } = await deployStageMachine(environment, step.stage);
      return finding(
        `Stage ${step.stage}`,
        "machine created",
        change === "created" ? "machine created" : `${name}: ${change}`,
      );
    }
    case "run": {
      port.notify({ type: "chapter", title: `${step.user} with ${step.key}` });
      const request = { user: step.user, key: step.key, stage: step.stage };
      const { outcome, explanations } = await runPhoto(environment, request);
      for (const text of [wordsOf(outcome), ...explanations]) port.notify({ type: "note", text });
      return {
        step: `Stage ${step.stage}`,
        user: step.user,
        photo: step.key,
        expected: step.expected.words,
        got: wordsOf(outcome),
        asExpected: meets(outcome, step.expected),
      };
    }
    case "reset-collection": {
      port.notify({ type: "chapter", title: "The collection is emptied" });
      const { deletedFaces } = await resetCollection(environment);
      return finding("Reset", countFaces(step.faces), countFaces(deletedFaces));
    }
    case "show": {
      const view = await inspectEnvironment(environment, { executions: 20 });
      show(view);
      return finding(
        "Inspect",
        keptWords(step),
        keptWords({ faces: view.faces?.length ?? 0, items: view.items.length, thumbnails: view.thumbnails.length }),
      );
    }
    case "tear-down": {
      port.notify({ type: "chapter", title: "Teardown" });
      const { left } = await tearDown(environment, { onlyPlan: false });
      return finding(
        "Teardown",
        "nothing is left",
        left.length === 0 ? "nothing is left" : `${left.length} things are left`,
      );
    }
  }
}

function finding(step: string, expected: string, got: string): Findings {
  return { step, expected, got, asExpected: expected === got };
}

function countFaces(faces: number): string {
  return `${faces} ${faces === 1 ? "face" : "faces"} forgotten`;
}

function keptWords(kept: { faces: number; items: number; thumbnails: number }): string {
  return `${kept.faces} faces, ${kept.items} items, ${kept.thumbnails} thumbnails`;
}

function wordsOf(outcome: Outcome): string {
  return outcome.reason === undefined ? outcome.kind : `${outcome.kind}: ${outcome.reason}`;
}

/** Whether an outcome is the expected one. */
export function meets(outcome: Outcome, expected: ExpectedOutcome): boolean {
  if (outcome.kind !== expected.kind) return false;
  return expected.reason === undefined ? outcome.reason === undefined : expected.reason.test(outcome.reason ?? "");
}
