import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsError } from "../../../src/local/aws-error.ts";
import type { CallContext, Caller, InternalCall, Service, ServiceHost } from "../../../src/local/service.ts";
import { createMetricRecorder } from "../../../src/local/services/monitoring/metric-recorder.ts";
import { openStore } from "../../../src/local/store/store.ts";

/** A caller: the person at the terminal, in an account and region of the test's choice. */
export function person(account = "123456789012", region = "us-west-2"): Caller {
  return {
    account,
    region,
    principal: { type: "user", arn: `arn:aws:iam::${account}:user/workshop`, userId: "AIDAWORKSHOP000000000" },
  };
}

/** The circumstances of a call. */
export function contextOf(caller: Caller): CallContext {
  return { caller, requestId: "00000000-0000-4000-8000-000000000000", signal: new AbortController().signal };
}

/**
 * A host with its own store in a temporary folder, for one service without the endpoint around it.
 *
 * @param options.answer answers the calls to other services
 * @param options.folder an existing data folder, to continue with what an earlier host stored
 */
export function makeHost(
  options: { answer?: (call: InternalCall) => Promise<unknown>; folder?: string } = {},
): ServiceHost & { remove(): void } {
  const dataFolder = options.folder ?? mkdtempSync(join(tmpdir(), "wildrydes-service-"));
  const store = openStore({ folder: dataFolder });
  return {
    store,
    dataFolder,
    call: options.answer ?? ((call) => Promise.reject(new Error(`${call.service} is not there`))),
    endpointUrl: () => "http://127.0.0.1:1",
    metrics: createMetricRecorder({ store, now: Date.now, log: () => {} }),
    credentialsFor: () => ({ accessKeyId: "A", secretAccessKey: "S", sessionToken: "T" }),
    roleCaller: (roleArn, sessionName, region) => ({
      account: roleArn.split(":")[4] ?? "",
      region,
      principal: {
        type: "assumed-role",
        arn: `${roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/${sessionName}`,
        userId: `AROAROLE:${sessionName}`,
        roleArn,
      },
    }),
    roleAllows: () => true,
    now: Date.now,
    log: () => {},
    remove() {
      store.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Calls an operation as the endpoint would. */
export async function ask(
  service: Service,
  operation: string,
  input: Record<string, unknown> = {},
  caller: Caller = person(),
): Promise<Record<string, unknown>> {
  const answer: unknown = await service.operations[operation]?.(input, contextOf(caller));
  return Object.fromEntries(Object.entries(answer ?? {}));
}

/** The error a call ends with, as `code: text`. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
}
