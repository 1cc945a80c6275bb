import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findMachineNamed } from "../../../src/workshop/machine/await-machine.ts";
import { environmentNames } from "../../../src/workshop/names.ts";
import { recentResources } from "../../../src/workshop/recent-resources.ts";
import { resetRoom } from "../../../src/workshop/room/room-reset.ts";
import type { WorkshopEvent } from "../../../src/workshop/port.ts";
import { awsError, onAws, type Answer } from "../../support/fake-aws.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-reset-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An account with one environment, "ann", and its machines of stage 1. */
function accountOfAnn(there: Map<string, string>): Answer {
  const outputs = ["RiderPhotoS3Bucket", "ThumbnailS3Bucket", "RiderPhotoDDBTable", "StateMachineRole"];
  const stack = {
    StackName: "wildrydes-step-module-resources-ann",
    StackStatus: "CREATE_COMPLETE",
    Outputs: outputs.map((OutputKey) => ({ OutputKey, OutputValue: "x" })),
  };
  const nameOf = (machineArn: unknown): string => String(machineArn).split(":").at(-1) ?? "";
  return (command, input) => {
    if (command === "GetCallerIdentity") return { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" };
    if (command === "DescribeStacks") return { Stacks: [stack] };
    if (command === "ListStateMachines")
      return {
        stateMachines: [...there].map(([name, type]) => ({ name, type, stateMachineArn: `arn:aws:states:::${name}` })),
      };
    if (command === "DeleteStateMachine") there.delete(nameOf(input["stateMachineArn"]));
    if (command !== "DescribeStateMachine") return {};
    const name = nameOf(input["stateMachineArn"]);
    const type = there.get(name);
    if (type === undefined) throw awsError("StateMachineDoesNotExist");
    return { name, type, definition: "{}" };
  };
}

test("machines that were deployed moments ago are not waited for after a reset deleted them", async () => {
  const reported: WorkshopEvent[] = [];
  const ann = environmentNames({ account: "123456789012", region: "us-west-2", environment: "ann" });
  const there = new Map([
    [ann.machine(1), "STANDARD"],
    [ann.formMachine({ form: "express", stage: 1 }), "EXPRESS"],
  ]);
  const names = [...there.keys()];
  const recent = recentResources(folder, { account: "123456789012", region: "us-west-2" });
  const environment = { ...onAws("us-west-2", accountOfAnn(there), reported), recent };
  for (const name of names) await recent.made("machine", name);
  const { rows } = await resetRoom(environment, { name: "ann", concurrency: 1, listen: () => undefined });
  expect(rows).toMatchObject([{ environment: "ann", state: "done" }]);
  expect([...there.keys()]).toEqual([]);
  for (const name of names) expect(await findMachineNamed(environment, name)).toBeUndefined();
  expect(reported.filter(({ type }) => type === "note")).toEqual([]);
});
