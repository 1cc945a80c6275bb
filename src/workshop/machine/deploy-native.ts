import type { Environment } from "../environment.ts";
import type { StageNumber } from "../names.ts";
import { readResources } from "../resources.ts";
import { findCompanionStack } from "../stacks/companion-stack.ts";
import { deployDefinition } from "./deploy-definition.ts";
import { describeStageMachine, fillStage, describeDeployed } from "./deploy-stage.ts";
import type { DeployedMachine, FlagValues } from "./deployed-machine.ts";
import { deployInPlace } from "./in-place.ts";
import { ensureNativeResources, type NativeResources } from "./native-stack.ts";

/** How a stage's machine with native integrations is deployed. */
interface NativeForm {
  readonly express?: boolean | undefined;
  readonly inPlace?: boolean | undefined;
  readonly retries?: boolean | undefined;
  readonly onlyShow?: boolean | undefined;
  /** Receives a mail for each refused photo. */
  readonly email?: string | undefined;
}

/**
 * Makes a stage's machine whose tasks call `lambda:invoke`, `dynamodb:putItem` and `sns:publish`, or brings it up to
 * date. The stack that it needs is deployed first, except when nothing is to be changed.
 */
export async function deployNativeMachine(
  environment: Environment,
  number: StageNumber,
  form: NativeForm = {},
): Promise<DeployedMachine> {
  const { retries, onlyShow, express = false } = form;
  const native = onlyShow ? await readNativeResources(environment) : await ensureNativeResources(environment, form);
  const { outputs } = native;
  const stageForm = { retries, integration: "sdk" } as const;
  if (form.inPlace)
    return deployInPlace(environment, number, { ...stageForm, onlyShow, outputs, roleArn: native.standardRole });
  const filled = await fillStage(number, { form: stageForm, outputs });
  const name = environment.names.formMachine({ form: express ? "express" : "sdk", stage: number });
  const { definition } = filled;
  const kind = express
    ? ({ type: "EXPRESS", roleArn: native.expressRole, logGroupArn: native.expressLogGroupArn } as const)
    : ({ type: "STANDARD", roleArn: native.standardRole } as const);
  const deployed = onlyShow
    ? await describeDeployed(environment, name)
    : await deployDefinition(environment, { name, definition, ...kind });
  const flags: FlagValues = express ? { express: true } : { integration: "sdk" };
  const deployFlags = { ...flags, retries: retries ? (true as const) : undefined };
  return describeStageMachine(filled, {
    ...deployed,
    name,
    runFlags: { ...flags, stage: number },
    deployFlags: { stage: number, ...deployFlags },
    nextFlags: number < 4 ? { stage: number + 1, ...deployFlags } : undefined,
  });
}

/** The outputs as they are; a definition that is only shown has its places where there are none. */
async function readNativeResources(environment: Environment): Promise<NativeResources> {
  const [{ outputs }, stack] = await Promise.all([readResources(environment), findCompanionStack(environment, "sdk")]);
  const places = new Map([["NotifyMeArn", "${NotifyMeArn}"]]);
  return {
    outputs: new Map([...outputs, ...places, ...(stack?.outputs ?? [])]),
    standardRole: "",
    expressRole: "",
    expressLogGroupArn: "",
  };
}
