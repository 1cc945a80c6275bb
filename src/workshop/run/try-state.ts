import { describeMachine } from "../../aws/machine/find-machines.ts";
import { testState, type TestedState } from "../../aws/machine/test-state.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { readStateDefinitions } from "../inspect/state-definitions.ts";
import { parseJson, readText } from "../json-member.ts";
import { checkDefinition } from "../machine/deploy-definition.ts";
import { fillPlaces, readDefinition } from "../machine/deploy-file.ts";
import { requirePhotoMachine, type MachineChoice } from "../machine/photo-machines.ts";
import { readResources } from "../resources.ts";

/** Which state is tried with which input: of a deployed machine, or of a definition in a file. */
export interface StateTestRequest extends MachineChoice {
  readonly state: string;
  readonly file?: string | undefined;
  readonly input: object;
}

/** The result of a state that ran alone. */
export interface TriedState extends Omit<TestedState, "output"> {
  readonly state: string;
  /** Name of the machine or of the file. */
  readonly machine: string;
  readonly output: unknown;
}

/** States that Step Functions runs alone only with a made-up result of what is inside them. */
const withMachinesInside = new Set(["Map", "Parallel"]);

/**
 * Runs one state alone: nothing is deployed, and no execution is started. A Task does its work.
 *
 * @throws UserError where there is no such machine, file or state, where Step Functions rejects the file's definition, and for a
 *   state with machines inside
 */
export async function tryState(environment: Environment, request: StateTestRequest): Promise<TriedState> {
  const { state, input } = request;
  const { name, definition, roleArn } = await readTried(environment, request);
  const states = readStateDefinitions(definition);
  if (!states.has(state))
    throw new UserError({ code: "state-to-try-not-found", values: { state, known: [...states.keys()] } });
  const type = readText(states.get(state), "Type") ?? "";
  if (withMachinesInside.has(type)) throw new UserError({ code: "state-not-alone", values: { state, type } });
  const { output, ...tested } = await testState(environment.session, { definition, stateName: state, roleArn, input });
  return { state, machine: name, ...tested, output: parseJson(output) };
}

async function readTried(
  environment: Environment,
  request: StateTestRequest,
): Promise<{ name: string; definition: string; roleArn: string }> {
  if (request.file !== undefined) {
    const [template, { outputs, machineRole }] = await Promise.all([
      readDefinition(request.file),
      readResources(environment),
    ]);
    const definition = fillPlaces(template, outputs);
    await checkDefinition(environment, { definition });
    return { name: request.file, definition, roleArn: machineRole };
  }
  const { name, startArn } = await requirePhotoMachine(environment, request);
  const machine = await describeMachine(environment.session, startArn);
  if (machine === undefined) throw new UserError({ code: "machine-not-found", values: { name, known: [] } });
  return { name, definition: machine.definition, roleArn: machine.roleArn };
}
