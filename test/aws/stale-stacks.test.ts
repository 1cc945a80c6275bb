import { describe, expect, test } from "vitest";
import { deleteStack } from "../../src/aws/stack/delete-stack.ts";
import { deployStack } from "../../src/aws/stack/deploy-stack.ts";
import { describeStack } from "../../src/aws/stack/describe-stack.ts";
import type { WorkshopEvent } from "../../src/workshop/port.ts";
import { reportResource } from "../../src/workshop/setup/setup.ts";
import { awsError, fakeSession, onAws } from "../support/fake-aws.ts";

test("a stack that is not visible yet is waited for, and a creation whose answer was lost is joined", async () => {
  let token: unknown;
  let looks = 0;
  const reported: string[] = [];
  const session = fakeSession((command, input) => {
    if (command === "CreateStack") {
      token = input["ClientRequestToken"];
      throw awsError("AlreadyExistsException");
    }
    if (command === "DescribeStackEvents")
      return {
        StackEvents: [
          { EventId: "1", LogicalResourceId: "s", ResourceStatus: "CREATE_COMPLETE", ClientRequestToken: token },
        ],
      };
    looks += 1;
    // Absent before the creation, there when it is looked for by name, and unseen for two more looks.
    if (looks === 1 || looks === 3 || looks === 4) throw awsError("ValidationError", "Stack with id s does not exist");
    return { Stacks: [{ StackId: "id", StackName: "s", StackStatus: "CREATE_COMPLETE" }] };
  });
  const deployed = await deployStack(session, {
    name: "s",
    templateBody: "{}",
    parameters: new Map(),
    onEvent: ({ logicalId }) => reported.push(logicalId),
    onNote: () => undefined,
    signal: AbortSignal.timeout(5000),
  });
  expect(deployed).toMatchObject({ change: "created", stack: { status: "CREATE_COMPLETE" } });
  expect(looks).toBe(5);
});

describe("an answer of DescribeStacks that is older than what is known", () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
  const view = (StackStatus: string, LastUpdatedTime?: Date) => ({
    Stacks: [{ StackId: "id", StackName: "s", StackStatus, CreationTime: at(0), LastUpdatedTime }],
  });
  const absent = (): never => {
    throw awsError("ValidationError", "Stack with id s does not exist");
  };
  const deploymentOf = (notes: string[]) => ({
    name: "s",
    templateBody: "{}",
    parameters: new Map(),
    onEvent: () => undefined,
    onNote: ({ code }: { code: string }) => void notes.push(code),
    signal: AbortSignal.timeout(5000),
  });
  const eventOf = (EventId: string, ResourceStatus: string, ClientRequestToken: unknown) => ({
    EventId,
    LogicalResourceId: "s",
    StackId: "id",
    PhysicalResourceId: "id",
    ResourceStatus,
    ClientRequestToken,
  });

  test.each([["with"], ["without"]])("is not taken for the end of an update, %s tokens in events", async (tokens) => {
    const notes: string[] = [];
    let token: unknown;
    let looks = 0;
    const session = fakeSession((command, input) => {
      if (command === "UpdateStack") token = input["ClientRequestToken"];
      if (command === "DescribeStackEvents")
        return {
          StackEvents: [
            ...(looks > 3 && tokens === "with" ? [eventOf("2", "UPDATE_COMPLETE", token)] : []),
            eventOf("1", "UPDATE_COMPLETE", "earlier"),
          ],
        };
      if (command !== "DescribeStacks") return {};
      looks += 1;
      return looks < 6 ? view("UPDATE_COMPLETE", at(1)) : view("UPDATE_COMPLETE", at(2));
    });
    const { stack } = await deployStack(session, deploymentOf(notes));
    expect({ looks, notes, updatedAt: stack.updatedAt }).toEqual({
      looks: 6,
      notes: ["stack-answer-old"],
      updatedAt: at(2),
    });
  });

  test("is not taken for the end of a deletion", async () => {
    let looks = 0;
    const session = fakeSession((command) => {
      if (command === "DescribeStackEvents") return { StackEvents: [] };
      if (command !== "DescribeStacks") return {};
      looks += 1;
      return view(looks < 5 ? "CREATE_COMPLETE" : "DELETE_COMPLETE");
    });
    const stack = (await describeStack(session, "s")) ?? absent();
    await deleteStack(session, { stack, onEvent: () => undefined, signal: AbortSignal.timeout(5000) });
    expect(looks).toBe(5);
  });

  test("is waited out where the stack of an earlier try is not visible: it is claimed and brought up to date", async () => {
    const notes: string[] = [];
    const calls: string[] = [];
    let looks = 0;
    const session = fakeSession((command) => {
      calls.push(command);
      if (command === "CreateStack") throw awsError("AlreadyExistsException");
      if (command === "UpdateStack") throw awsError("ValidationError", "No updates are to be performed.");
      if (command === "DescribeStackEvents") return { StackEvents: [eventOf("1", "CREATE_COMPLETE", "earlier")] };
      looks += 1;
      return looks < 4 ? absent() : view("CREATE_COMPLETE");
    });
    const claimFound = (): Promise<unknown> => Promise.resolve(calls.push("claim"));
    const deployed = await deployStack(session, { ...deploymentOf(notes), claimFound });
    expect(deployed.change).toBe("unchanged");
    expect(calls.indexOf("claim")).toBeLessThan(calls.indexOf("UpdateStack"));
    expect(notes).toEqual(["stack-not-visible"]);
  });
});

test("a resource has one line while it is made, however often CloudFormation looks for it", () => {
  const reported: WorkshopEvent[] = [];
  const { port } = onAws("us-west-2", () => ({}), reported);
  const event = { id: "1", logicalId: "Table", resourceType: "AWS::DynamoDB::Table", at: undefined, ofStack: false };
  for (const reason of [undefined, "Resource creation Initiated", "Eventual consistency check initiated"])
    reportResource(port, { ...event, status: "CREATE_IN_PROGRESS", reason });
  expect(reported).toHaveLength(1);
});
