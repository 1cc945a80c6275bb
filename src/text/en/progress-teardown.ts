import { countOf } from "../count.ts";
import type { AnyMessage, AreaText, NoValues } from "../entry.ts";

/** Progress of teardown and the demo, and the sentences at their end. */
export const text = {
  "foreign-stays": (v: { names: readonly string[] }) =>
    `These resources have names of this environment but do not belong to it. They stay: ${v.names.join(", ")}.`,
  "step-looking": "Looking for resources to delete",
  "step-looked": "Found the resources to delete",
  "step-looking-again": "Looking again",
  "step-looked-again": "Verified",
  "step-bucket": (v: { bucket: string }) => `Bucket ${v.bucket}`,
  "step-rule": (v: { rule: string }) => `Rule ${v.rule}`,
  "nothing-left": "nothing is left",
  "nothing-seen-left": (v: { count: number }) =>
    `nothing visible is left; ${countOf(v.count, "part")} could not be checked`,
  "count-left": (v: { count: number }) => `${countOf(v.count, "resource")} left`,
  emptied: (v: { count: number }) => `emptied of ${countOf(v.count, "object")}`,
  "emptied-and-deleted": "emptied and deleted",
  "stopped-and-deleted": (v: { count: number }) => `${countOf(v.count, "execution")} stopped, deleted`,
  "emptying-again": "CloudFormation could not delete the stack. Emptying its buckets again and repeating the deletion.",
  "ask-teardown": (v: { account: string; region: string }) =>
    `Delete all of this in account ${v.account}, ${v.region}?`,
  "still-shown": (v: { count: number }) =>
    `AWS still shows ${countOf(v.count, "deleted resource")}. Waiting until it does not.`,
  "stack-made-again": (v: { stack: string }) =>
    `Another command, such as a setup in another terminal, created the stack ${v.stack} again. The stack stays.`,
  "seen-late": (v: { count: number }) => `${countOf(v.count, "resource")} appeared only now.`,
  "machines-going": (v: { count: number }) =>
    `${countOf(v.count, "state machine")} still there: Step Functions ends the executions first.`,
  "leave-teardown": (_: NoValues, { cmd }) =>
    `AWS finishes what it has started. Run \`${cmd("teardown")}\` again: it continues where this one stopped`,

  "kind-machine": "State machine",
  "kind-bucket": "Bucket",
  "kind-table": "Table",
  "kind-stack": "Stack",
  "kind-log-groups": "Log groups",
  "kind-collection": "Collection",
  "kind-artifacts-bucket": "Artifacts bucket",
  "kind-orphan": "Bucket without a stack",
  "kind-rule": "Rule",
  "contents-stage": (v: { stage: number }) => `stage ${v.stage}`,
  "contents-form": (v: { form: string }) => v.form,
  "contents-stack": (v: { count: number; status: string }) => `${countOf(v.count, "resource")}, ${v.status}`,
  "contents-objects": (v: { count: number }) => countOf(v.count, "object"),
  "contents-items": (v: { count: number }) => countOf(v.count, "item"),
  "contents-groups": (v: { count: number }) => countOf(v.count, "group"),
  "contents-faces": (v: { count: number }) => countOf(v.count, "face"),
  "contents-rule": "created by Step Functions",

  "teardown-nothing": (v: { environment?: string | undefined; account: string; region: string }) =>
    `There is nothing to delete in ${v.environment === undefined ? "the default environment" : `the environment ${v.environment}`} (account ${v.account}, ${v.region}).`,
  "teardown-plan": "This would be deleted:",
  "teardown-done": "Everything is deleted.",
  "teardown-left": "Still there:",
  "teardown-own": (v: { kind: "machines" | "collections" | "tables"; names: readonly string[]; more: number }) => {
    const kind = v.kind === "machines" ? "state machines" : v.kind;
    const more = v.more === 0 ? "" : ` and ${v.more} more`;
    return `These ${kind} do not belong to the workshop. They stay: ${v.names.join(", ")}${more}`;
  },
  "teardown-plan-file": (v: { file: string }, { cmd }) =>
    `The plan is in ${v.file}. To delete exactly this: ${cmd("teardown", { apply: v.file })}`,
  "failed-step": (v: { step: string; message: string }) => `${v.step}: ${v.message}`,

  "ask-demo": (v: { environment: string; account: string; region: string }) =>
    `Create the environment ${v.environment} in account ${v.account}, ${v.region}, and delete it at the end?`,
  "leave-demo": (_: NoValues, { cmd }) => `Delete what the demo created: ${cmd("teardown")}`,
  "demo-setup": "Setup",
  "demo-reset": "Reset",
  "demo-inspect": "Inspect",
  "demo-teardown": "Teardown",
  "demo-stage": (v: { stage: number }) => `Stage ${v.stage}`,
  "demo-chapter-stage": (v: { stage: number; title: AnyMessage }, { say }) => `Stage ${v.stage}: ${say(v.title)}`,
  "demo-chapter-photo": (v: { user: string; key: string }) => `${v.user} with ${v.key}`,
  "demo-chapter-classic": "The workshop, stage by stage",
  "demo-no-error": "no error",
  "demo-chapter-steps": (v: { steps: number; differing: number }) =>
    v.differing === 0 ? `${countOf(v.steps, "step")} as expected` : `${v.differing} of ${v.steps} differ`,
  "demo-folded": (v: { steps: number; resources: number; time: string }) =>
    [countOf(v.steps, "step"), ...(v.resources === 0 ? [] : [countOf(v.resources, "resource")]), v.time].join(", "),
  "demo-advance": (v: { title: string; resources: number }) => `${v.title}: ${countOf(v.resources, "resource")}`,
  "demo-chapter-reset": "Resetting the collection",
  "demo-stack": (v: { change: "created" | "updated" | "unchanged" }) => `stack ${v.change}`,
  "demo-machine": (v: { change: "created" | "updated" | "unchanged" | "put-back" | "none" }) =>
    v.change === "put-back" ? "earlier version live" : v.change === "none" ? "not changed" : `machine ${v.change}`,
  "demo-faces-deleted": (v: { count: number }) => `${countOf(v.count, "face")} deleted`,
  "demo-kept": (v: { faces: number; items: number; thumbnails: number }) =>
    `${countOf(v.faces, "face")}, ${countOf(v.items, "item")}, ${countOf(v.thumbnails, "thumbnail")}`,
  "demo-several-faces": "refused: several faces",
  "demo-done": (v: { steps: number; time: string }) => `All ${v.steps} steps went as expected, in ${v.time}.`,
  "demo-differing": (v: { steps: number; differing: number }) =>
    `${countOf(v.differing, "step")} of ${v.steps} did not go as expected.`,
  "demo-shown": (v: { faces: number; items: number; thumbnails: number }) =>
    `Stored before the teardown: ${countOf(v.faces, "face")}, ${countOf(v.items, "item")}, ${countOf(v.thumbnails, "thumbnail")}.`,
  "demo-shown-faces": "Faces in the collection, before the teardown",
  "demo-shown-items": "Items in the table, before the teardown",
  "demo-shown-thumbnails": "Thumbnails, before the teardown",
  "demo-kept-in": (v: { folder: string }, { cmd }) =>
    `The environment is kept in ${v.folder}. To look at it:\n  WILDRYDES_DATA=${v.folder} ${cmd("inspect")}`,
  "demo-kept-there": (_: NoValues, { cmd }) => `The environment is kept. To see it: ${cmd("inspect")}`,
} satisfies AreaText;
