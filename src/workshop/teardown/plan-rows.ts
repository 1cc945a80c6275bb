import type { Message, ProgressArea } from "../../text/areas.ts";
import type { PlannedBucket, PlannedStack, TeardownPlan } from "./plan.ts";

type PlanText = Message<ProgressArea>;

/** A part that a plan deletes, as a row of a table. */
export interface PlanRow {
  readonly what: PlanText;
  readonly name: string;
  readonly contents: PlanText;
}

/** The plan in rows; none when there is nothing to delete. */
export function planRows(plan: TeardownPlan): PlanRow[] {
  const { table, collection, artifactsBucket, logGroups } = plan;
  const rows: (PlanRow | undefined)[] = [
    ...plan.machines.map(({ name, stage }): PlanRow => {
      const contents = { code: "contents-stage", values: { stage } } as const;
      return { what: { code: "kind-machine" }, name, contents };
    }),
    ...plan.formMachines.map(({ name, form }): PlanRow => {
      const contents = { code: "contents-form", values: { form } } as const;
      return { what: { code: "kind-machine" }, name, contents };
    }),
    ...plan.buckets.map((bucket) => bucketRow("kind-bucket", bucket)),
    table && {
      what: { code: "kind-table" },
      name: table.name,
      contents: { code: "contents-items", values: { count: table.items } },
    },
    ...[plan.stack, ...plan.companions].map((stack) => stack && stackRow(stack)),
    logGroups[0] === undefined
      ? undefined
      : {
          what: { code: "kind-log-groups" },
          name: logGroups[0].replace(/-\w+$/, "-*"),
          contents: { code: "contents-groups", values: { count: logGroups.length } },
        },
    collection && {
      what: { code: "kind-collection" },
      name: collection.id,
      contents: { code: "contents-faces", values: { count: collection.faces } },
    },
    artifactsBucket && bucketRow("kind-artifacts-bucket", artifactsBucket),
    plan.sharedBucket && bucketRow("kind-artifacts-bucket", plan.sharedBucket),
    ...plan.orphans.map((bucket) => bucketRow("kind-orphan", bucket)),
    plan.managedRule && {
      what: { code: "kind-rule" },
      name: plan.managedRule.name,
      contents: { code: "contents-rule" },
    },
  ];
  return rows.filter((row) => row !== undefined);
}

function bucketRow(
  code: "kind-bucket" | "kind-artifacts-bucket" | "kind-orphan",
  { name, contents: count }: PlannedBucket,
): PlanRow {
  return { what: { code }, name, contents: { code: "contents-objects", values: { count } } };
}

function stackRow({ view, resources: count }: PlannedStack): PlanRow {
  const contents = { code: "contents-stack", values: { count, status: view.status } } as const;
  return { what: { code: "kind-stack" }, name: view.name, contents };
}
