import { isDeepStrictEqual } from "node:util";
import { resetCollection } from "../faces/collection.ts";
import type { Environment } from "../environment.ts";
import { inspectEnvironment, type EnvironmentView } from "../inspect/environment-view.ts";
import { deployStageMachine } from "../machine/deploy-stage.ts";
import type { DeployedMachine } from "../machine/deployed-machine.ts";
import { runPhoto } from "../run/run-photo.ts";
import { setUp } from "../setup/setup.ts";
import { readStage } from "../stages.ts";
import { tearDown } from "../teardown/teardown.ts";
import { awaitFace, awaitTrue } from "./await-visible.ts";
import type { DemoStep } from "./demo-steps.ts";
import { expectedText, finding, meets, outcomeText, type DemoText, type Findings } from "./findings.ts";

/**
 * Takes one step of the classic workshop.
 *
 * @param show is given the environment as the step that looks at it finds it
 */
export async function takeStep(
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
    case "run":
      return runStep(environment, step);
    case "reset-collection": {
      port.notify({ type: "chapter", title: { code: "demo-chapter-reset" } });
      const { deletedFaces } = await resetCollection(environment);
      return finding({ code: "demo-reset" }, facesText(step.faces), facesText(deletedFaces));
    }
    case "show": {
      const { expected, found, view } = await lookForKept(environment, step);
      show(view);
      return finding({ code: "demo-inspect" }, expected, found);
    }
    case "tear-down": {
      port.notify({ type: "chapter", title: { code: "demo-teardown" } });
      const { left } = await tearDown(environment, { onlyPlan: false });
      return finding({ code: "demo-teardown" }, leftText(0), leftText(left.length));
    }
  }
}

/** The machines of this stage and later ones index faces. */
const firstStageWithFaces = 3;

async function runStep(
  environment: Environment,
  { user, key, stage, expected }: Extract<DemoStep, { does: "run" }>,
): Promise<Findings> {
  const { port } = environment;
  port.notify({ type: "chapter", title: { code: "demo-chapter-photo", values: { user, key } } });
  const { outcome, explanations } = await runPhoto(environment, { user, key, stage });
  const got = outcomeText(outcome);
  port.notify({ type: "photo-done", user, key, kind: outcome.kind, outcome: got });
  for (const text of explanations) port.notify({ type: "note", text });
  if (outcome.kind === "accepted" && stage >= firstStageWithFaces) await awaitFace(environment, { user, key });
  return {
    step: stageText(stage),
    user,
    photo: key,
    expected: expectedText(expected),
    got,
    asExpected: meets(outcome, expected),
  };
}

/** Looks at the environment until it holds what is expected, as far as AWS's eventual consistency may delay it. */
async function lookForKept(
  environment: Environment,
  { faces, items, thumbnails }: Extract<DemoStep, { does: "show" }>,
): Promise<{ expected: DemoText; found: DemoText; view: EnvironmentView }> {
  const expected = keptText({ faces, items, thumbnails });
  let view = await inspectEnvironment(environment, { executions: 20 });
  await awaitTrue(environment, async () => {
    if (isDeepStrictEqual(keptIn(view), expected)) return true;
    view = await inspectEnvironment(environment, { executions: 20 });
    return false;
  });
  return { expected, found: keptIn(view), view };
}

function keptIn({ faces, items, thumbnails }: EnvironmentView): DemoText {
  return keptText({ faces: faces?.length ?? 0, items: items.length, thumbnails: thumbnails.length });
}

function stageText(stage: number): DemoText {
  return { code: "demo-stage", values: { stage } };
}

function stackText(change: "created" | "updated" | "unchanged"): DemoText {
  return { code: "demo-stack", values: { change } };
}

function machineText(change: DeployedMachine["change"]): DemoText {
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
