import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { faultProfiles } from "../../src/local/faults/profiles.ts";
import { compareCalls } from "../../src/workshop/recording/compare.ts";
import type { Recording } from "../../src/workshop/recording/recording.ts";
import { useEndpointFolder } from "../cli/support/endpoint-folder.ts";
import { playFaults } from "../local/support/faults.ts";

const { endpoint, folder, json } = await useEndpointFolder("deep");

/** A small recording as AWS could have answered: a call more, a member more, and an error more. */
const onAws = {
  format: "wildrydes-recording",
  version: 1,
  program: "0.0.1",
  target: "aws",
  region: "us-west-2",
  calls: [
    {
      service: "SFN",
      operation: "StartExecution",
      at: 0,
      ms: 80,
      output: { members: { executionArn: "string", label: "string", startDate: "date" } },
    },
    { service: "SFN", operation: "StartExecution", at: 1, ms: 9, error: { name: "TooSlow", status: 400, message: "" } },
    { service: "STS", operation: "GetFederationToken", at: 2, ms: 10, output: { members: {} } },
  ],
};

test("a recorded demo under weather keeps shapes alone, is compared in any order, and is deleted", async () => {
  writeFileSync(join(folder, "aws.json"), JSON.stringify(onAws));
  playFaults(endpoint, { kind: "throttle", service: "states", operation: "GetExecutionHistory", count: 2 });
  const { code, envelope } = await json("doctor", "--replay", "aws.json", "--record", "run.json", "--yes");
  playFaults(endpoint);
  expect({ code, error: envelope.error }).toMatchObject({ code: 1, error: { code: "recording-differs" } });
  expect(envelope.result).toMatchObject({ environment: expect.stringMatching(/^canary-[0-9a-f]{4}$/), left: 0 });
  const differences: { operation: string }[] = envelope.result.differences;
  expect(differences.filter(({ operation }) => /StartExecution|GetFederationToken/.test(operation))).toEqual([
    { operation: "SFN.StartExecution", kind: "error", what: "TooSlow (400)", recorded: "TooSlow (400)" },
    { operation: "SFN.StartExecution", kind: "member", what: "label", recorded: "string" },
    { operation: "STS.GetFederationToken", kind: "call", what: "", recorded: "1" },
  ]);
  const recording: Recording = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
  expect(recording.calls.length).toBeGreaterThan(100);
  expect(recording.calls.filter(({ error }) => error?.name.startsWith("Throttling"))).toHaveLength(2);
  expect(recording.calls.find(({ operation }) => operation === "StartExecution")).toMatchObject({
    service: "SFN",
    ms: expect.any(Number),
    input: { members: { input: "string", name: "string", stateMachineArn: "string" } },
    output: { members: { executionArn: "string", startDate: "date" } },
  });
  expect(JSON.stringify(recording)).not.toMatch(/123456789012|canary|user_a|happy_face|arn:aws:/);
  expect(compareCalls(recording.calls, recording.calls.toReversed())).toEqual([]);
  const { Stacks } = await new CloudFormationClient(endpoint.clientConfig).send(new DescribeStacksCommand({}));
  expect(Stacks).toEqual([]);
}, 400_000);

test("a demo recorded through a busy room's whole weather differs from a calm one by errors alone", async () => {
  playFaults(endpoint, ...(faultProfiles["aws-busy-room"]?.(11) ?? []));
  const recorded = await json("doctor", "--deep", "--record", "busy.json", "--yes");
  playFaults(endpoint);
  expect(recorded).toMatchObject({ code: 0, envelope: { result: { left: 0 } } });
  const recording: Recording = JSON.parse(readFileSync(join(folder, "busy.json"), "utf8"));
  const errors = recording.calls.flatMap(({ error }) => error?.name ?? []);
  expect(
    errors.filter((name) => /Throttl|TooManyRequests|SlowDown|ProvisionedThroughput/.test(name)).length,
  ).toBeGreaterThan(5);
  expect(errors.length).toBeGreaterThan(10);
  expect(JSON.stringify(recording)).not.toMatch(/123456789012|canary|user_a|happy_face|arn:aws:/);
  const { envelope } = await json("doctor", "--replay", "busy.json", "--yes");
  const differences: { kind: string; what: string }[] = envelope.result.differences;
  // Only a look at a stack in progress shows this member: which looks there are depends on the weather.
  const others = differences.filter(({ what }) => what !== "Stacks[].StackStatusReason");
  expect(others.filter(({ kind }) => kind !== "error")).toEqual([]);
  expect(differences.length).toBeGreaterThan(0);
}, 400_000);
