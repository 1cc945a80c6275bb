import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { openSession } from "../../../../src/aws/session.ts";
import type { BulkEvent, BulkListener } from "../../../../src/workshop/bulk/listener.ts";
import type { BulkRequest } from "../../../../src/workshop/bulk/request.ts";
import type { Environment } from "../../../../src/workshop/environment.ts";
import { environmentNames } from "../../../../src/workshop/names.ts";
import { startTestEndpoint, type TestEndpoint } from "../../../local/support/endpoint.ts";
import { createServiceRole } from "../../../support/service-role.ts";
import { writeRows } from "./write-rows.ts";

/** An endpoint, a working folder, and machines without functions: what a batch needs. */
export interface BulkBench {
  readonly endpoint: TestEndpoint;
  readonly folder: string;
  readonly sfn: SFNClient;
  /** The ARN of the machine `Answering`, which has `answeringStates`. */
  readonly machineArn: string;
  /** Writes a manifest of CSV into the folder; answers its name. */
  write(name: string, rows: readonly string[], header?: string): string;
  /** An environment as commands open it; `signal` stands for Ctrl-C, `url` for another way to the endpoint. */
  environment(options?: { signal?: AbortSignal; url?: string }): Environment;
  /** Makes a Standard machine. Answers its ARN. */
  createMachine(name: string, states: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export async function openBulkBench(): Promise<BulkBench> {
  const endpoint = await startTestEndpoint();
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-bulk-test-"));
  const sfn = new SFNClient(endpoint.clientConfig);
  const roleArn = await createServiceRole(endpoint.clientConfig, { name: "bulk-test" });
  const { region, credentials } = endpoint;
  const account = "123456789012";
  async function createMachine(name: string, states: Record<string, unknown>): Promise<string> {
    const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
    const machine = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn, type: "STANDARD" }));
    return machine.stateMachineArn ?? "";
  }
  return {
    endpoint,
    folder,
    sfn,
    machineArn: await createMachine("Answering", answeringStates),
    write: (name, rows, header) => writeRows(folder, { name, rows, header }),
    environment: ({ signal = new AbortController().signal, url = endpoint.url } = {}) => ({
      target: { target: "local", account, region, endpointUrl: url },
      names: environmentNames({ account, region }),
      session: openSession({ region, endpointUrl: url, credentials }),
      port: { notify() {}, ask: () => Promise.resolve(true), enter: () => Promise.resolve("") },
      signal,
    }),
    createMachine,
    async close() {
      sfn.destroy();
      await endpoint.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A request for a machine of one's own, with everything else at its default. */
export function requestFor(
  bench: BulkBench,
  changes: Partial<BulkRequest> & Pick<BulkRequest, "machine">,
): BulkRequest {
  return {
    manifest: undefined,
    workingFolder: bench.folder,
    batch: undefined,
    resume: false,
    stage: undefined,
    concurrency: 20,
    repeat: undefined,
    limit: undefined,
    upload: false,
    failFast: false,
    timeoutSeconds: undefined,
    rate: undefined,
    retries: 2,
    dryRun: false,
    distributed: false,
    toleratedFailures: undefined,
    ...changes,
  };
}

/** Keeps everything a batch reports. */
export function recordEvents(): BulkListener & { readonly events: BulkEvent[] } {
  const events: BulkEvent[] = [];
  return {
    events,
    notify(event) {
      events.push(event);
      return undefined;
    },
  };
}

/** A machine that answers like the workshop's: by the photo's key it accepts, refuses, fails, or takes its time. */
export const answeringStates = {
  Look: {
    Type: "Choice",
    Choices: [
      { Variable: "$.s3Key", StringMatches: "refused*", Next: "Refused" },
      { Variable: "$.s3Key", StringMatches: "failed*", Next: "Failed" },
      { Variable: "$.s3Key", StringMatches: "slow*", Next: "Slow" },
    ],
    Default: "Accepted",
  },
  Refused: {
    Type: "Pass",
    Result: { messageToSend: { title: "PhotoDoesNotMeetRequirementError", message: "Detected 2 faces in the photo." } },
    End: true,
  },
  Failed: { Type: "Fail", Error: "Unlucky", Cause: "It had to be." },
  Slow: { Type: "Wait", Seconds: 1, Next: "Accepted" },
  Accepted: { Type: "Pass", End: true },
};
