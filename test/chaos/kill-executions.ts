import { setTimeout as sleep } from "node:timers/promises";
import { IAM } from "@aws-sdk/client-iam";
import { Lambda } from "@aws-sdk/client-lambda";
import { SFN, type HistoryEvent } from "@aws-sdk/client-sfn";
import { strToU8, zipSync } from "fflate";
import { startKilledEndpoint } from "./killed-endpoint.ts";
import { persist } from "./persist.ts";
import { openRedrives } from "./redrive-executions.ts";

/** The result of a run of kills. */
export interface KillReport {
  readonly executions: number;
  readonly kills: number;
  /** Sentences about executions that did not end as they would have without the kills. */
  readonly faults: string[];
}

const activityArn = "arn:aws:states:us-west-2:123456789012:activity:approval";
const functionArn = "arn:aws:lambda:us-west-2:123456789012:function:work";
const role = "arn:aws:iam::123456789012:role/chaos";
const retry = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 20, BackoffRate: 1 }];

/** Fails the first time, works for a moment otherwise. */
const handler = `exports.handler = async ({ attempt, value }) => {
  if (attempt === 0) throw Object.assign(new Error("later"), { name: "Busy" });
  await new Promise((resolve) => setTimeout(resolve, 150));
  return value;
};`;

const definition = JSON.stringify({
  StartAt: "Work",
  States: {
    Work: {
      Type: "Task",
      Resource: functionArn,
      Parameters: { "attempt.$": "$$.State.RetryCount", "value.$": "$.n" },
      Retry: retry,
      ResultPath: "$.worked",
      Next: "Both",
    },
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Rest", States: { Rest: { Type: "Wait", Seconds: 1, End: true } } },
        {
          StartAt: "Echo",
          States: { Echo: { Type: "Task", Resource: functionArn, Parameters: { value: "b" }, End: true } },
        },
      ],
      ResultSelector: { "echo.$": "$[1]" },
      ResultPath: "$.both",
      Next: "Each",
    },
    Each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: {
        StartAt: "One",
        States: {
          One: { Type: "Task", Resource: functionArn, Parameters: { "value.$": "$" }, End: true },
        },
      },
      ResultPath: "$.items",
      Next: "Approve",
    },
    Approve: {
      Type: "Task",
      Resource: activityArn,
      HeartbeatSeconds: 3,
      Retry: retry,
      ResultPath: "$.approved",
      Next: "Done",
    },
    Done: { Type: "Succeed" },
  },
});

const expectedOutput = (n: number) =>
  JSON.stringify({ n, items: [1, 2], worked: n, both: { echo: "b" }, approved: "yes" });

/** How often each event stands in a history, whatever was killed; those of the activity depend on its worker. */
const expectedEvents: Readonly<Record<string, number>> = {
  ExecutionStarted: 1,
  TaskStateEntered: 5,
  TaskStateExited: 5,
  LambdaFunctionScheduled: 5,
  LambdaFunctionStarted: 5,
  LambdaFunctionFailed: 1,
  LambdaFunctionSucceeded: 4,
  ParallelStateEntered: 1,
  ParallelStateStarted: 1,
  ParallelStateSucceeded: 1,
  ParallelStateExited: 1,
  WaitStateEntered: 1,
  WaitStateExited: 1,
  MapStateEntered: 1,
  MapStateStarted: 1,
  MapIterationStarted: 2,
  MapIterationSucceeded: 2,
  MapStateSucceeded: 1,
  MapStateExited: 1,
  ActivitySucceeded: 1,
  SucceedStateEntered: 1,
  SucceedStateExited: 1,
  ExecutionSucceeded: 1,
};

/** Starts executions while the endpoint is killed at random moments, and looks at how they end. */
export async function killExecutions({ seed, kills }: { seed: number; kills: number }): Promise<KillReport> {
  const endpoint = await startKilledEndpoint();
  const random = randomFrom(seed);
  const sfn = new SFN(endpoint.clientConfig);
  const running = new AbortController();
  try {
    const stateMachineArn = await provide(endpoint.clientConfig);
    const workers = [work(sfn, running.signal), work(sfn, running.signal)];
    const redrives = await openRedrives(sfn, { functionArn, role, signal: running.signal });
    const started: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const n = kill;
      const input = JSON.stringify({ n, items: [1, 2] });
      redrives.begin(n);
      const start = persist(() => sfn.startExecution({ stateMachineArn, name: `n${n}`, input }), running.signal);
      await sleep(random() * 1200);
      await endpoint.killAndStart();
      await start;
      started.push(n);
    }
    const faults: string[] = [];
    for (const n of started) faults.push(...(await judge(sfn, { stateMachineArn, n })));
    faults.push(...(await redrives.findFaults()));
    running.abort();
    await Promise.all(workers);
    return { executions: started.length * 2, kills, faults };
  } finally {
    running.abort();
    await endpoint.close();
  }
}

async function provide(config: ConstructorParameters<typeof SFN>[0] & object): Promise<string> {
  const iam = new IAM(config);
  const statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
  const trust = ["states", "lambda"].map((service) => `${service}.amazonaws.com`);
  const assume = [{ Effect: "Allow", Principal: { Service: trust }, Action: "sts:AssumeRole" }];
  const policy = (Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.createRole({ RoleName: "chaos", AssumeRolePolicyDocument: policy(assume) });
  await iam.putRolePolicy({ RoleName: "chaos", PolicyName: "all", PolicyDocument: policy(statement) });
  const code = { ZipFile: zipSync({ "index.js": strToU8(handler) }) };
  const made = {
    FunctionName: "work",
    Runtime: "nodejs22.x",
    Role: role,
    Handler: "index.handler",
    Code: code,
  } as const;
  await new Lambda(config).createFunction(made);
  const sfn = new SFN(config);
  await sfn.createActivity({ name: "approval" });
  const { stateMachineArn = "" } = await sfn.createStateMachine({ name: "chaos", definition, roleArn: role });
  return stateMachineArn;
}

/** A worker that approves whatever it is handed, and knows how to wait for an endpoint that is away. */
async function work(sfn: SFN, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { taskToken } = await persist(
      () => sfn.getActivityTask({ activityArn }, { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(2000)]) }),
      signal,
    ).catch(() => ({ taskToken: undefined }));
    if (taskToken)
      await persist(() => sfn.sendTaskSuccess({ taskToken, output: '"yes"' }), signal).catch(() => undefined);
  }
}

async function judge(sfn: SFN, { stateMachineArn, n }: { stateMachineArn: string; n: number }): Promise<string[]> {
  const executionArn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:n${n}`;
  const deadline = Date.now() + 60_000;
  let described = await sfn.describeExecution({ executionArn });
  while (described.status === "RUNNING" && Date.now() < deadline) {
    await sleep(50);
    described = await sfn.describeExecution({ executionArn });
  }
  const { events = [] } = await sfn.getExecutionHistory({ executionArn, maxResults: 1000 });
  return findFaults({ n, output: described.output, status: described.status, events });
}

function findFaults(ended: {
  n: number;
  output: string | undefined;
  status: string | undefined;
  events: HistoryEvent[];
}) {
  const { n, output, status, events } = ended;
  const faults: string[] = [];
  if (output !== expectedOutput(n)) faults.push(`n${n} ended ${status} with ${output}`);
  if (events.some(({ id }, index) => id !== index + 1)) faults.push(`n${n} has gaps in its history`);
  const count = (type: string) => events.filter((event) => event.type === type).length;
  for (const [type, times] of Object.entries(expectedEvents))
    if (count(type) !== times) faults.push(`n${n} has ${count(type)} ${type} instead of ${times}`);
  const scheduled = count("ActivityScheduled");
  if (count("ActivityTimedOut") !== scheduled - 1 || count("ActivityStarted") > scheduled)
    faults.push(`n${n} has doubled or lost events of its activity`);
  return faults;
}

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
