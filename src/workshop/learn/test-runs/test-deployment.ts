import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../../environment.ts";
import { deployDefinition } from "../../machine/deploy-definition.ts";
import type { FixtureResources, MachineFixture } from "../fixtures/fixture.ts";

/** The attendee's machine in the course's environment, as checks deploy it. */
interface TestDeployment {
  /** Deploys a definition, unless it is deployed already. The first time it deletes what others wrote. Answers the ARN. */
  deploy(definition: string): Promise<string>;
  /**
   * Deploys a definition and waits while AWS spreads it. An execution that something else starts cannot be started anew
   * when it ran by the old one.
   */
  deployAndSpread(definition: string): Promise<string>;
  /** Whether anything was changed. */
  readonly began: boolean;
}

/**
 * In which executions may still use the old definition ("within a few seconds", UpdateStateMachine), in milliseconds.
 */
const spreadMs = 5000;

/** Nothing is deployed before the first call. */
export function createTestDeployment(
  environment: Environment,
  options: { machine: string; fixture: MachineFixture; resources: () => Promise<FixtureResources> },
): TestDeployment {
  let deployed: { readonly arn: string; readonly definition: string } | undefined;
  let [began, updated] = [false, false];

  async function deploy(definition: string): Promise<string> {
    if (deployed?.definition === definition) return deployed.arn;
    const { roleArn } = await options.resources();
    began = true;
    if (deployed === undefined) await options.fixture.reset(environment);
    const { arn, change } = await deployDefinition(environment, { name: options.machine, definition, roleArn });
    deployed = { arn, definition };
    updated = change === "updated";
    return arn;
  }

  return {
    deploy,
    async deployAndSpread(definition) {
      const arn = await deploy(definition);
      if (updated && environment.target.target !== "local")
        await sleep(spreadMs, undefined, { signal: environment.signal });
      updated = false;
      return arn;
    },
    get began() {
      return began;
    },
  };
}
