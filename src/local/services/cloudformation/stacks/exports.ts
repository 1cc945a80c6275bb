import type { Store } from "../../../store/store.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Stack, StackOutput } from "./stack.ts";
import { listStoredStacks } from "./stack-records.ts";

/** An export of a stack that is there. */
interface StackExport {
  readonly stack: Stack;
  readonly name: string;
  readonly value: string;
}

/** All exports of an account and region, by name. */
export function listStoredExports(store: Store, account: string, region: string): StackExport[] {
  return listStoredStacks(store, account, region)
    .filter((stack) => stack.status !== "DELETE_COMPLETE")
    .flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ stack, name: exportName, value }],
      ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The value of an export. @throws AwsError `ValidationError` */
export function getExport(store: Store, account: string, region: string, name: string): string {
  const found = listStoredExports(store, account, region).find((each) => each.name === name);
  if (found) return found.value;
  throw new AwsError("ValidationError", `No export named ${name} found.`);
}

/** Names of stacks that use an export. */
export function importersOf(store: Store, account: string, region: string, name: string): string[] {
  return listStoredStacks(store, account, region)
    .filter((stack) => stack.status !== "DELETE_COMPLETE" && stack.imports.includes(name))
    .map((stack) => stack.name);
}

/** Finds what stands against a stack having these outputs, in CloudFormation's words; undefined when nothing does. */
export function findExportProblem(store: Store, stack: Stack, outputs: readonly StackOutput[]): string | undefined {
  const others = listStoredExports(store, stack.account, stack.region).filter((each) => each.stack.id !== stack.id);
  for (const { exportName } of outputs) {
    const taken = others.find((each) => each.name === exportName);
    if (taken) return `Export with name ${exportName} is already exported by stack ${taken.stack.name}.`;
  }
  for (const { exportName, value } of stack.outputs) {
    if (exportName === undefined) continue;
    const now = outputs.find((output) => output.exportName === exportName);
    if (now?.value === value) continue;
    const [importer] = importersOf(store, stack.account, stack.region, exportName);
    if (importer === undefined) continue;
    return `Export ${exportName} cannot be ${now ? "updated" : "deleted"} as it is in use by ${importer}`;
  }
  return undefined;
}
