import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import type { RunStage } from "../names.ts";
import type { DeployedMachine } from "./deployed-machine.ts";

/** Which machine is to be deployed, and in which form. */
export interface MachineOrder {
  readonly stage?: RunStage | undefined;
  readonly inPlace: boolean;
  readonly integration: string;
  readonly express: boolean;
  readonly email?: string | undefined;
  readonly map: boolean;
  readonly file?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly retries: boolean;
  readonly onlyShow: boolean;
}

type Deployment = (environment: Environment) => Promise<DeployedMachine>;

/**
 * Chooses what deploys an order. The code of its form is imported here, before anything is contacted.
 *
 * @throws UserError (exit code 2) for an order without a stage, and for forms that exclude each other
 */
export async function chooseDeployment(order: MachineOrder): Promise<Deployment> {
  const { stage, retries, onlyShow, email } = order;
  const native = order.integration === "sdk" || order.express;
  if (email !== undefined && !native) throw contradiction(["email"], "integration function");
  if (order.file !== undefined) {
    const { deployFile } = await import("./deploy-file.ts");
    const { file, name, role: roleArn } = order;
    return (environment) => deployFile(environment, { file, name, roleArn, onlyShow });
  }
  if (order.map) {
    const { deployMapMachine } = await import("./deploy-map.ts");
    return (environment) => deployMapMachine(environment, { retries, onlyShow });
  }
  if (stage === undefined) throw new UserError({ code: "stage-or-flow" });
  if (stage === 5) {
    if (order.inPlace || native) throw contradiction(["stage 5"], order.inPlace ? "in-place" : "integration sdk");
    const { deployHardenedMachine } = await import("./deploy-hardened.ts");
    return (environment) => deployHardenedMachine(environment, { onlyShow });
  }
  if (native) {
    const { deployNativeMachine } = await import("./deploy-native.ts");
    const { express, inPlace } = order;
    return (environment) => deployNativeMachine(environment, stage, { express, inPlace, retries, onlyShow, email });
  }
  if (order.inPlace) {
    const { deployInPlace } = await import("./in-place.ts");
    return (environment) => deployInPlace(environment, stage, { retries, onlyShow });
  }
  const { deployStageMachine } = await import("./deploy-stage.ts");
  return (environment) => deployStageMachine(environment, stage, { retries, onlyShow });
}

function contradiction(flags: readonly string[], against: string): UserError {
  return new UserError({ code: "contradicting-flags", values: { flags, against } });
}
