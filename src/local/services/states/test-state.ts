import type { MockInput, TestStateInput, TestStateOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../service.ts";
import type { Advance, HistoryEvent, Inspection } from "../../states-language/index.ts";
import type { Integration } from "./integrations/integration.ts";
import { homeOf } from "./requests/arns.ts";
import { checkRequest, definition, optionalArn, optionalName, payload } from "./requests/constraints.ts";
import { checkDefinition } from "./requests/definitions.ts";
import { invalidExecutionInput, invalidRequest } from "./requests/errors.ts";
import { jsonFault } from "./requests/json-input.ts";
import { machineAround, readTestedState, readVariables, type TestedState } from "./requests/state-trial.ts";
import type { StatesContext } from "./service-context.ts";

/** Runs one state by itself and says what came of it and where it leads. */
export function testState({ engine }: StatesContext): Operation<TestStateInput, TestStateOutput> {
  return async (request, { caller }) => {
    const levels = { values: ["INFO", "DEBUG", "TRACE"] };
    const checks = { definition, roleArn: optionalArn, input: payload, variables: payload, stateName: optionalName };
    checkRequest(request, { ...checks, inspectionLevel: levels });
    const { input = "{}", inspectionLevel = "INFO", roleArn, mock } = request;
    const fault = input === "" ? "Invalid execution input." : jsonFault(input);
    if (fault !== undefined) throw invalidExecutionInput(fault);
    const tested = readTestedState(request.definition ?? "", request.stateName);
    checkTask(tested, request);
    const machine = machineAround(tested, readVariables(request.variables));
    checkDefinition(machine);
    let inspected: Inspection = {};
    const steps = await engine.tryState({
      inspector(stateName, seen) {
        if (stateName === tested.name) inspected = { ...inspected, ...seen };
      },
      home: homeOf(caller),
      definition: machine,
      roleArn: roleArn ?? "",
      input,
      mock: mock && mockIntegration(mock),
      isDecided: (told) => decide(tested, told) !== undefined,
    });
    const verdict = decide(tested, steps) ?? { status: "FAILED" as const };
    return { ...verdict, ...(inspectionLevel !== "INFO" && { inspectionData: { input, ...shown(inspected) } }) };
  };
}

function checkTask({ state }: TestedState, { mock, roleArn }: TestStateInput): void {
  if (state["Type"] !== "Task") {
    if (mock) throw invalidRequest("A mock can only be specified for Task, Map, or Parallel states");
    return;
  }
  const resource = String(state["Resource"]);
  if (!mock && (/:activity:/.test(resource) || /\.(sync|waitForTaskToken)(:2)?$/.test(resource)))
    throw invalidRequest(`TestState supports the resource '${resource}' only when a mock is specified`);
  if (!mock && roleArn === undefined) throw invalidRequest("A role ARN is needed to test a Task state without a mock");
}

function mockIntegration({ result, errorOutput }: MockInput): Integration {
  return (task, report) => {
    report.started();
    if (task.taskToken !== undefined || task.resource.includes(".sync")) report.submitted("{}");
    if (errorOutput) report.failed({ ...errorOutput });
    else report.succeeded(result ?? "{}");
  };
}

/** What became of the state; undefined while it is not decided. */
function decide({ name }: TestedState, steps: readonly Advance[]): TestStateOutput | undefined {
  const events = steps.flatMap((step) => step.events);
  const entered = events.findIndex((event) => nameIn(event, "stateEnteredEventDetails") === name);
  const own = events.slice(entered + 1);
  const failure = own.map(failureOf).find((found) => found !== undefined);
  const exit = own.find((event) => nameIn(event, "stateExitedEventDetails") === name);
  if (exit) {
    const following = own.map((event) => nameIn(event, "stateEnteredEventDetails")).find((next) => next !== undefined);
    const output = String(exit["stateExitedEventDetails"]?.["output"]);
    const status = failure ? ("CAUGHT_ERROR" as const) : ("SUCCEEDED" as const);
    return { status, output, ...failure, ...(following !== undefined && { nextState: following }) };
  }
  const outcome = steps.at(-1)?.outcome;
  if (outcome && outcome.status !== "SUCCEEDED") {
    const { error, cause } = outcome;
    return { status: "FAILED", ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  }
  return failure && { status: "RETRIABLE", ...failure };
}

function nameIn(event: HistoryEvent, details: `${string}EventDetails`): string | undefined {
  const name = event[details]?.["name"];
  return typeof name === "string" ? name : undefined;
}

function failureOf(event: HistoryEvent): { error?: string; cause?: string } | undefined {
  if (!/^(Task|LambdaFunction|Activity).*(Failed|TimedOut)$/.test(event.type)) return undefined;
  const { error, cause } = detailsOf(event);
  return { ...(typeof error === "string" && { error }), ...(typeof cause === "string" && { cause }) };
}

/** Variables are shown where there are any. */
function shown({ variables, ...inspected }: Inspection): Inspection {
  return variables === undefined || variables === "{}" ? inspected : { ...inspected, variables };
}

function detailsOf(event: HistoryEvent | undefined): Readonly<Record<string, unknown>> {
  const found = Object.entries(event ?? {}).find(([name]) => name.endsWith("EventDetails"));
  return typeof found?.[1] === "object" && found[1] !== null ? { ...found[1] } : {};
}
