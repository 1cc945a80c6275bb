import { SFN } from "@aws-sdk/client-sfn";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { passing, roleArn, waiting } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";
import { refusalOf } from "./support/refusal.ts";

const endpoint = await useTestEndpoint();
let sfn: SFN;
let pass: string;
let wait: string;
let express: string;
beforeAll(async () => {
  await createServiceRole(endpoint.clientConfig);
  sfn = new SFN(endpoint.clientConfig);
  const make = async (name: string, definition: string, type: "STANDARD" | "EXPRESS" = "STANDARD") =>
    (await sfn.createStateMachine({ name, definition, roleArn, type })).stateMachineArn ?? "";
  pass = await make("pass", passing);
  wait = await make("wait", waiting(3600));
  express = await make("express", passing, "EXPRESS");
});

const executionOf = (machine: string, name: string) => `${machine.replace(":stateMachine:", ":execution:")}:${name}`;

describe("StartExecution", () => {
  test("runs the machine and its end can be described", async () => {
    const input = '{"user":"ä"}';
    const started = await sfn.startExecution({ stateMachineArn: pass, name: "first", input });
    expect(started.executionArn).toBe(executionOf(pass, "first"));
    const { executionArn } = started;
    const { $metadata, stopDate, ...described } = await sfn.describeExecution({ executionArn });
    expect($metadata.httpStatusCode).toBe(200);
    expect(stopDate?.getTime()).toBeGreaterThanOrEqual(started.startDate?.getTime() ?? Infinity);
    expect(described).toEqual({
      executionArn,
      stateMachineArn: pass,
      name: "first",
      status: "SUCCEEDED",
      startDate: started.startDate,
      input,
      inputDetails: { included: true },
      output: input,
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
    });
  });

  test("the same name and input as a running execution answer that one, anything else is refused", async () => {
    const request = { stateMachineArn: wait, name: "once", input: "{}" };
    const first = await sfn.startExecution(request);
    expect(await sfn.startExecution(request)).toMatchObject({
      executionArn: first.executionArn,
      startDate: first.startDate,
    });
    const refusal = `ExecutionAlreadyExists: Execution Already Exists: '${first.executionArn}'`;
    expect(await refusalOf(sfn.startExecution({ ...request, input: "[]" }))).toBe(refusal);
    await sfn.stopExecution({ executionArn: first.executionArn });
    expect(await refusalOf(sfn.startExecution(request))).toBe(refusal);
  });

  test.each([
    [
      "not json",
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
    ["{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ["", "Invalid execution input."],
    ['{"a":1', "Unexpected end-of-input: expected close marker for Object"],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
    ["[1 2]", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
  ])("refuses the input %j", async (input, reason) => {
    expect(await refusalOf(sfn.startExecution({ stateMachineArn: pass, input }))).toBe(
      `InvalidExecutionInput: Invalid State Machine Execution Input: '${reason}'`,
    );
  });

  test.each(["1", '"text"', "null"])("takes the input %s", async (input) => {
    const { executionArn } = await sfn.startExecution({ stateMachineArn: pass, input });
    expect((await sfn.describeExecution({ executionArn })).output).toBe(input);
  });

  test("takes 256 KiB of UTF-8 and not a byte more", async () => {
    const largest = `"${"ä".repeat(131_071)}"`;
    const { executionArn } = await sfn.startExecution({ stateMachineArn: pass, input: largest });
    expect((await sfn.describeExecution({ executionArn })).output).toBe(largest);
    expect(await refusalOf(sfn.startExecution({ stateMachineArn: pass, input: `${largest} ` }))).toBe(
      "ValidationException: 1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144",
    );
  });

  test.each([
    ["a/b", "InvalidName: Invalid Name: 'a/b'"],
    [
      "x".repeat(81),
      `ValidationException: 1 validation error detected: Value '${"x".repeat(81)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80`,
    ],
  ])("refuses the name %s", async (name, refusal) => {
    expect(await refusalOf(sfn.startExecution({ stateMachineArn: pass, name }))).toBe(refusal);
  });

  test("of an Express machine runs, but is not kept", async () => {
    const { executionArn = "" } = await sfn.startExecution({ stateMachineArn: express, name: "quick" });
    expect(executionArn).toMatch(/^arn:aws:states:us-west-2:123456789012:express:express:quick:[0-9a-f-]{36}$/);
    expect(await refusalOf(sfn.describeExecution({ executionArn }))).toBe(
      "InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'",
    );
    expect(await refusalOf(sfn.listExecutions({ stateMachineArn: express }))).toBe(
      "StateMachineTypeNotSupported: This operation is not supported by this type of state machine",
    );
  });
});

describe("StartSyncExecution", () => {
  test("answers the end of an Express execution", async () => {
    const answer = await sfn.startSyncExecution({ stateMachineArn: express, input: '{"a":1}', name: "sync" });
    expect(answer).toMatchObject({
      name: "sync",
      status: "SUCCEEDED",
      stateMachineArn: express,
      input: '{"a":1}',
      output: '{"a":1}',
      inputDetails: { included: true },
      outputDetails: { included: true },
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    });
  });

  test("answers a failure as such", async () => {
    const definition = JSON.stringify({ StartAt: "F", States: { F: { Type: "Fail", Error: "No", Cause: "because" } } });
    const made = await sfn.createStateMachine({ name: "failing", definition, roleArn, type: "EXPRESS" });
    expect(await sfn.startSyncExecution({ stateMachineArn: made.stateMachineArn })).toMatchObject({
      status: "FAILED",
      error: "No",
      cause: "because",
    });
  });

  test("is refused for Standard machines", async () => {
    expect(await refusalOf(sfn.startSyncExecution({ stateMachineArn: pass }))).toBe(
      "StateMachineTypeNotSupported: This operation is not supported by this type of state machine",
    );
  });
});

describe("StopExecution", () => {
  test("aborts with error and cause", async () => {
    const { executionArn } = await sfn.startExecution({ stateMachineArn: wait });
    const { stopDate } = await sfn.stopExecution({ executionArn, error: "Enough", cause: "of this" });
    expect(await sfn.describeExecution({ executionArn })).toMatchObject({
      status: "ABORTED",
      error: "Enough",
      cause: "of this",
      stopDate,
      redriveStatus: "REDRIVABLE",
    });
    const { events = [] } = await sfn.getExecutionHistory({ executionArn, reverseOrder: true, maxResults: 1 });
    expect(events[0]).toMatchObject({
      type: "ExecutionAborted",
      executionAbortedEventDetails: { error: "Enough", cause: "of this" },
    });
  });

  test("leaves an ended execution as it is", async () => {
    const { executionArn } = await sfn.startExecution({ stateMachineArn: pass });
    await sfn.stopExecution({ executionArn });
    expect((await sfn.describeExecution({ executionArn })).status).toBe("SUCCEEDED");
  });

  test("refuses what does not exist", async () => {
    const executionArn = executionOf(pass, "nobody");
    const refusal = `ExecutionDoesNotExist: Execution Does Not Exist: '${executionArn}'`;
    expect(await refusalOf(sfn.stopExecution({ executionArn }))).toBe(refusal);
    expect(await refusalOf(sfn.describeExecution({ executionArn }))).toBe(refusal);
    expect(await refusalOf(sfn.getExecutionHistory({ executionArn }))).toBe(refusal);
  });
});

describe("ListExecutions", () => {
  test("lists newest first, by status, in pages", async () => {
    const { stateMachineArn } = await sfn.createStateMachine({ name: "listed", definition: waiting(3600), roleArn });
    for (const name of ["a", "b", "c", "d"]) await sfn.startExecution({ stateMachineArn, name });
    await sfn.stopExecution({ executionArn: executionOf(stateMachineArn ?? "", "b") });
    const names = async (filter: object) =>
      (await sfn.listExecutions({ stateMachineArn, ...filter })).executions?.map(({ name }) => name);
    expect(await names({})).toEqual(["d", "c", "b", "a"]);
    expect(await names({ statusFilter: "RUNNING" })).toEqual(["d", "c", "a"]);
    expect(await names({ statusFilter: "ABORTED" })).toEqual(["b"]);
    const { executions, nextToken } = await sfn.listExecutions({ stateMachineArn, maxResults: 3 });
    expect(executions).toHaveLength(3);
    expect(await names({ maxResults: 3, nextToken })).toEqual(["a"]);
  });

  test("needs a machine", async () => {
    expect(await refusalOf(sfn.listExecutions({}))).toBe(
      "ValidationException: Must provide a state machine ARN or a map run ARN",
    );
  });
});

describe("GetExecutionHistory", () => {
  test("answers every event once, in pages, both ways", async () => {
    const states = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `S${n}`,
        { Type: "Pass", ...(n < 29 ? { Next: `S${n + 1}` } : { End: true }) },
      ]),
    );
    const definition = JSON.stringify({ StartAt: "S0", States: states });
    const { stateMachineArn } = await sfn.createStateMachine({ name: "long", definition, roleArn });
    const { executionArn } = await sfn.startExecution({ stateMachineArn });
    const readAll = async (reverseOrder: boolean) => {
      const ids: (number | undefined)[] = [];
      let nextToken: string | undefined;
      do {
        const page = await sfn.getExecutionHistory({ executionArn, reverseOrder, maxResults: 25, nextToken });
        ids.push(...(page.events ?? []).map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken);
      return ids;
    };
    const ids = Array.from({ length: 62 }, (_, n) => n + 1);
    expect(await readAll(false)).toEqual(ids);
    expect(await readAll(true)).toEqual(ids.toReversed());
  });

  test("leaves the data out when it is not asked for", async () => {
    const { executionArn } = await sfn.startExecution({ stateMachineArn: pass, input: '{"secret":1}' });
    const { events } = await sfn.getExecutionHistory({ executionArn, includeExecutionData: false });
    expect(JSON.stringify(events)).not.toContain("secret");
    expect(events?.[1]?.stateEnteredEventDetails).toEqual({ name: "A" });
  });
});
