import type { Environment } from "../environment.ts";
import { readResources, type Resources } from "../resources.ts";
import { requireOutput } from "../stacks/require-output.ts";
import { deployCompanionStack } from "../stacks/companion-stack.ts";

/** The resources that machines with native integrations run with. */
export interface NativeResources {
  /** Outputs of the workshop's stack and of the companion stack, for definitions. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly standardRole: string;
  readonly expressRole: string;
  /** With `:*`, as a logging configuration takes it. */
  readonly expressLogGroupArn: string;
}

const passedOn = [
  "FaceDetectionFunctionArn",
  "FaceSearchFunctionArn",
  "IndexFaceFunctionArn",
  "ThumbnailFunctionArn",
  "RiderPhotoDDBTable",
] as const;

/**
 * Deploys the companion stack of native integrations when it is missing.
 *
 * @param options.email receives a mail for each refused photo
 */
export async function ensureNativeResources(
  environment: Environment,
  options: { resources?: Resources; email?: string | undefined } = {},
): Promise<NativeResources> {
  const { outputs } = options.resources ?? (await readResources(environment));
  const { email } = options;
  const stack = await deployCompanionStack(environment, {
    id: "sdk",
    parameters: new Map([
      ...passedOn.map((name): [string, string] => [name, outputs.get(name) ?? ""]),
      ...(email === undefined ? [] : [["EmailForNotification", email] as const]),
    ]),
  });
  return {
    outputs: new Map([...outputs, ...stack.outputs]),
    standardRole: requireOutput(stack, "SdkMachineRole"),
    expressRole: requireOutput(stack, "ExpressMachineRole"),
    expressLogGroupArn: requireOutput(stack, "ExpressLogGroupArn"),
  };
}
