import type { TestStateInput, TestStateOutput } from "@aws-sdk/client-sfn";
import type { Caller, Operation } from "../../../service.ts";
import { homeOf, machineArn } from "../requests/arns.ts";
import {
  checkRequest,
  type Constraint,
  definition,
  errorCause,
  errorName,
  optionalArn,
  optionalName,
  payload,
} from "../requests/constraints.ts";
import { invalidExecutionInput, invalidRequest } from "../requests/errors.ts";
import { type Inspection, jsonFault } from "../../../states-language/index.ts";
import { checkRoleArn } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";
import { readContext } from "../test-state/context.ts";
import { readObjectMember } from "../test-state/json-members.ts";
import { readMock } from "../test-state/mocks.ts";
import { readMockedItems } from "../test-state/reader-items.ts";
import { checkStateConfiguration } from "../test-state/state-configuration.ts";
import { readTestedState, type TestedState } from "../test-state/tested-state.ts";

/** Runs one state alone and returns its result and its next state ("Testing state machines with TestState API"). */
export function testState({ engine, roles }: StatesContext): Operation<TestStateInput, TestStateOutput> {
  return async (request, { caller }) => {
    checkRequest(request, members);
    const { input = "{}", inspectionLevel = "INFO", mock, stateConfiguration = {} } = request;
    const fault = input === "" ? "Invalid execution input." : jsonFault(input)?.message;
    if (fault !== undefined) throw invalidExecutionInput(fault);
    const tested = readTestedState(request.definition ?? "", request.stateName);
    const variables = request.variables === undefined ? {} : readObjectMember("variables", request.variables);
    const work = readMock(tested, mock, request.revealSecrets);
    if (mock === undefined && request.context !== undefined)
      throw invalidRequest("A context can only be specified with a mock");
    checkStateConfiguration(tested, stateConfiguration, mock);
    const context = request.context === undefined ? undefined : readContext(request.context, tested.found.state);
    await checkRole(tested, request, caller);
    const { mapItemReaderData: data, mapIterationFailureCount = 0 } = stateConfiguration;
    const { inspection, items, ...verdict } = await engine.testState({
      home: homeOf(caller),
      definition: tested.definition,
      machine: tested.machine,
      roleArn: request.roleArn ?? "",
      input,
      test: {
        stateName: tested.name,
        variables,
        context,
        work,
        retriesMade: stateConfiguration.retrierRetryCount ?? retriesIn(context),
        failedIterations: mapIterationFailureCount,
        hasReaderData: data !== undefined,
        readItems: (source, standing) => readMockedItems(source, { data, input: standing }),
      },
    });
    if (items !== undefined && mapIterationFailureCount > items)
      throw invalidRequest("Map iteration failure count must be less than or equal to the number of Map iterations");
    return { ...verdict, ...(inspectionLevel !== "INFO" && { inspectionData: { input, ...shown(inspection) } }) };
  };

  /** A Task that calls a service does so as the role, which Step Functions must be able to become. */
  async function checkRole({ found }: TestedState, { roleArn, mock }: TestStateInput, caller: Caller): Promise<void> {
    if (roleArn !== undefined) checkRoleArn(roleArn);
    if (found.state.type !== "Task" || mock !== undefined) return;
    if (roleArn === undefined) throw invalidRequest("RoleArn must be specified when testing a Task state");
    await roles.check(roleArn, machineArn(homeOf(caller), "TestState"));
  }
}

const tested = { ...optionalName, sensitive: true };
const count = { min: 0 };
const members: Readonly<Record<string, Constraint>> = {
  definition,
  roleArn: optionalArn,
  input: payload,
  inspectionLevel: { values: ["INFO", "DEBUG", "TRACE"] },
  variables: payload,
  stateName: tested,
  context: payload,
  "mock.result": payload,
  "mock.errorOutput.error": errorName,
  "mock.errorOutput.cause": errorCause,
  "mock.fieldValidationMode": { values: ["STRICT", "PRESENT", "NONE"] },
  "stateConfiguration.retrierRetryCount": count,
  "stateConfiguration.errorCausedByState": tested,
  "stateConfiguration.mapIterationFailureCount": count,
  "stateConfiguration.mapItemReaderData": payload,
};

/**
 * "You can also test what happens when all retry attempts are exhausted by increasing RetryCount values in your context
 * object."
 */
function retriesIn(context: Record<string, unknown> | undefined): number {
  const state = context?.["State"];
  const count = typeof state === "object" && state !== null && "RetryCount" in state ? state.RetryCount : 0;
  return typeof count === "number" ? count : 0;
}

/** Variables are shown where there are any. */
function shown({ variables, ...inspected }: Inspection): Inspection {
  return variables === undefined || variables === "{}" ? inspected : { ...inspected, variables };
}
