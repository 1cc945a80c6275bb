import { StateMachine } from "aws-local-stepfunctions";
import { parseDefinition, startExecution } from "../../src/local/states-language/index.ts";
import { median } from "./measure.ts";
import type { BenchRow } from "./report.ts";

const definition: ConstructorParameters<typeof StateMachine>[0] = {
  StartAt: "Shape",
  States: {
    Shape: { Type: "Pass", Parameters: { "n.$": "$.n", kind: "number" }, Next: "Large" },
    Large: { Type: "Choice", Choices: [{ Variable: "$.n", NumericGreaterThan: 5, Next: "Done" }], Default: "Small" },
    Small: { Type: "Pass", Result: "small", ResultPath: "$.size", Next: "Done" },
    Done: { Type: "Succeed" },
  },
};
const executions = 20_000;
const rounds = 5;

/** A Pass/Choice machine in process, with its whole history, against aws-local-stepfunctions 3, which keeps none. */
export async function benchInterpreter(): Promise<BenchRow[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const peer = new StateMachine(definition);
  for (let round = 0; round < rounds; round++) {
    ours.push(await rateOf(runOurs()));
    theirs.push(
      await rateOf(async (index) => {
        await peer.run({ n: index % 10 }).result;
      }),
    );
  }
  const [rate, peerRate] = [median(ours), median(theirs)];
  return [
    {
      what: "a Pass/Choice machine in process",
      measured: `${rate.toFixed(0)}/s`,
      comparison: `aws-local-stepfunctions 3: ${peerRate.toFixed(0)}/s`,
      ratio: `${(rate / peerRate).toFixed(1)} ×`,
      budget: "15,000/s and 1 ×",
      kept: rate >= 15_000 && rate >= peerRate,
    },
  ];
}

async function rateOf(run: (index: number) => Promise<void>): Promise<number> {
  const begin = performance.now();
  for (let index = 0; index < executions; index++) await run(index);
  return (executions / (performance.now() - begin)) * 1000;
}

function runOurs(): (index: number) => Promise<void> {
  const machine = parseDefinition(JSON.stringify(definition));
  const at = Date.now();
  const arn = "arn:aws:states:us-west-2:123456789012";
  return async (index) => {
    const execution = startExecution({
      machine,
      identity: {
        executionArn: `${arn}:execution:bench:${index}`,
        executionName: String(index),
        roleArn: "arn:aws:iam::123456789012:role/bench",
        stateMachineArn: `${arn}:stateMachine:bench`,
        stateMachineName: "bench",
        stateMachineType: "STANDARD",
        startTime: at,
      },
      input: JSON.stringify({ n: index % 10 }),
    });
    const { outcome } = await execution.advance({ kind: "start", at });
    if (outcome?.status !== "SUCCEEDED") throw new Error("the execution did not succeed");
  };
}
