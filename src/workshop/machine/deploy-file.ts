import { basename } from "node:path";
import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { Environment } from "../environment.ts";
import { formOfMachine, stageOfMachine } from "../names.ts";
import { readResources } from "../resources.ts";
import { sameDefinition, placeValue } from "../stages.ts";
import { checkShapes } from "./check-shapes.ts";
import { deployDefinition } from "./deploy-definition.ts";
import { describeDeployed } from "./deploy-stage.ts";
import type { DeployedMachine } from "./deployed-machine.ts";
import { ensureNativeResources } from "./native-stack.ts";

/** An attendee's own definition and what to make of it. */
interface OwnMachine {
  readonly file: string;
  /** Default: the file's name. */
  readonly name?: string | undefined;
  /** Default: the role of the workshop's machines. */
  readonly roleArn?: string | undefined;
  readonly onlyShow?: boolean | undefined;
}

/**
 * Deploys a definition from a file. Places such as `${FaceDetectionFunctionArn}`, and the text's own
 * `REPLACE_WITH_FaceDetectionFunctionArn`, are filled with the stack's outputs.
 *
 * @throws UserError when the file cannot be read, mixes shapes of results, or its name belongs to a stage; nothing is
 *   changed then
 */
export async function deployFile(environment: Environment, own: OwnMachine): Promise<DeployedMachine> {
  const template = await readDefinition(own.file);
  requireSoundShapes(own.file, template);
  const name = nameOf(environment, own);
  const resources = await readResources(environment);
  const native = needsNativeRole(template) && !own.onlyShow;
  const { outputs, standardRole } = native
    ? await ensureNativeResources(environment, { resources })
    : { outputs: resources.outputs, standardRole: resources.machineRole };
  const definition = fillPlaces(template, outputs);
  const deployed = own.onlyShow
    ? await describeDeployed(environment, name)
    : await deployDefinition(environment, { name, definition, roleArn: own.roleArn ?? standardRole });
  const { compareDefinitions } = await import("./compare-definitions.ts");
  const { previousDefinition: previous } = deployed;
  return {
    ...deployed,
    stage: undefined,
    name,
    title: own.file,
    adds: [],
    explanation: [],
    definition,
    changes:
      previous === undefined || sameDefinition(previous, definition)
        ? undefined
        : compareDefinitions(previous, definition),
    runFlags: { machine: name },
    deployFlags: { file: own.file, name: own.name },
  };
}

/** @throws UserError `definition-mixes-shapes` (exit code 2) */
function requireSoundShapes(file: string, definition: string): void {
  const problems = checkShapes(definition);
  if (problems.length > 0) throw new UserError({ code: "definition-mixes-shapes", values: { file, problems } });
}

/** The text of a definition. @throws UserError where the file cannot be read, or is not JSON */
export async function readDefinition(file: string): Promise<string> {
  const text = await readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "definition-file-unreadable", values: { file, problem }, cause }),
  );
  try {
    JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({ code: "definition-not-json", values: { file, reason }, cause });
  }
  return text;
}

/** CreateStateMachine: 1 to 80 letters, digits, hyphens and underscores make a name that every tool takes. */
function nameOf({ names }: Environment, own: OwnMachine): string {
  const name =
    own.name ??
    basename(own.file)
      .replace(/(\.asl)?\.json$/i, "")
      .replaceAll(/[^\w-]+/g, "-");
  if (!/^[\w-]{1,80}$/.test(name)) throw new UserError({ code: "bad-machine-name", values: { name } });
  if (stageOfMachine(names, name) !== undefined || formOfMachine(names, name) !== undefined)
    throw new UserError({ code: "reserved-machine-name", values: { name } });
  return name;
}

/** The workshop's own role publishes nothing, and invokes functions without naming a version. */
function needsNativeRole(definition: string): boolean {
  return /:states:::sns:publish|:\$LATEST/.test(definition);
}

/** Fills places such as `${FaceDetectionFunctionArn}` with the stack's outputs; those it does not know stay. */
export function fillPlaces(template: string, outputs: ReadonlyMap<string, string>): string {
  return template.replaceAll(
    /\$\{([A-Za-z0-9]+)\}|REPLACE_WITH_([A-Za-z0-9]+)/g,
    (place, name: string | undefined, seed: string | undefined) => placeValue(outputs, name ?? seed ?? "") ?? place,
  );
}
