import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { roleCaller } from "../../../../../src/local/access/keys.ts";
import { AwsError } from "../../../../../src/local/aws-error.ts";
import type { Caller, InternalCall, Service, ServiceHost } from "../../../../../src/local/service.ts";
import { createStatesService } from "../../../../../src/local/services/states/service.ts";
import { createMetricRecorder } from "../../../../../src/local/services/monitoring/metric-recorder.ts";
import { openStore, type Store } from "../../../../../src/local/store/store.ts";

/** The answer of a simulated service. */
export type SimulatedCall = (call: InternalCall) => unknown;

/** The service alone on a separate data folder, with the services it calls simulated. */
export interface StatesHost {
  readonly folder: string;
  readonly service: Service;
  readonly store: Store;
  readonly metrics: ServiceHost["metrics"];
  /** Calls to other services, in order. */
  readonly calls: InternalCall[];
  readonly log: string[];
  /** An operation as the dispatcher runs it: resolves when its changes are on disk. */
  call(operation: string, input: object): Promise<Record<string, unknown>>;
  /** A copy of the data folder as `kill -9` would leave it at this moment: only what is on disk. */
  crashImage(): string;
  close(): Promise<void>;
}

export const caller: Caller = roleCaller("arn:aws:iam::123456789012:role/person", "me", "us-west-2");

/** @param options.onCommit called whenever something has just become durable */
export function openStatesHost(options: {
  folder?: string;
  simulate?: SimulatedCall;
  maxPages?: number;
  roleAllows?: (action: string) => boolean;
  onCommit?: () => void;
}): StatesHost {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "wildrydes-states-"));
  const { simulate = noService, onCommit } = options;
  const store = openStore({ folder, ...(options.maxPages && { maxPages: options.maxPages }) });
  const calls: InternalCall[] = [];
  const log: string[] = [];
  const signal = new AbortController().signal;
  const host: ServiceHost = {
    store: onCommit
      ? {
          ...store,
          write(work) {
            const result = store.write(work);
            void store.committed().then(onCommit);
            return result;
          },
        }
      : store,
    dataFolder: folder,
    async call(call) {
      if (call.service === "states") return run(call.operation, call.input, call.caller);
      if (call.service === "sts" && call.caller.principal.type === "service") return assumeAs(call);
      // The status events of an execution ask this at any time, before or after the execution's calls.
      if (call.service === "events" && call.operation === "ListRules") return { Rules: [] };
      calls.push(call);
      return simulate(call);
    },
    endpointUrl: () => "http://127.0.0.1:1",
    metrics: createMetricRecorder({ store, now: Date.now, log: (line) => log.push(line) }),
    credentialsFor: () => ({ accessKeyId: "", secretAccessKey: "", sessionToken: "" }),
    roleCaller,
    roleAllows: (_role, permission) => options.roleAllows?.(permission.action) ?? true,
    now: () => Date.now(),
    log: (line) => log.push(line),
  };
  const service = createStatesService(host);

  async function run(operation: string, input: unknown, as: Caller): Promise<unknown> {
    const answer: unknown = await service.operations[operation]?.(input, { caller: as, requestId: "request", signal });
    return answer;
  }

  return {
    folder,
    service,
    store,
    metrics: host.metrics,
    calls,
    log,
    async call(operation, input) {
      const answer = await run(operation, input, caller);
      await store.committed();
      return typeof answer === "object" && answer !== null ? { ...answer } : {};
    },
    crashImage() {
      const image = mkdtempSync(join(tmpdir(), "wildrydes-states-"));
      cpSync(folder, image, { recursive: true });
      return image;
    },
    async close() {
      await service.close?.();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every role trusts Step Functions, but for those called so. */
function assumeAs({ input }: InternalCall): object {
  if (JSON.stringify(input).includes("untrusting")) throw new AwsError("AccessDenied", "not trusted");
  return {};
}

function noService({ service, operation }: InternalCall): object {
  // A machine that waits for executions has its managed rule made.
  if (service === "events" && operation === "PutRule") return {};
  throw new AwsError("InternalFailure", `${service} is not simulated in this test`);
}
