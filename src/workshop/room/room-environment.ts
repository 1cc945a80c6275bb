import type { Environment } from "../environment.ts";
import { environmentNames } from "../names.ts";
import type { Port, WorkshopEvent } from "../port.ts";

/**
 * Another environment of the same account and region, whose work is reported separately. Its questions were asked for
 * all environments before, so that they are agreed to.
 *
 * @param options.name undefined for the environment without a name
 */
export function roomEnvironment(
  base: Environment,
  options: { name: string | undefined; notify: (event: WorkshopEvent) => void; sharedArtifacts?: string },
): Environment {
  const { account, region } = base.target;
  const port: Port = { ...base.port, notify: options.notify, ask: () => Promise.resolve(true) };
  return {
    ...base,
    target: { ...base.target, environment: options.name },
    names: environmentNames({ account, region, environment: options.name }),
    port,
    ...(options.sharedArtifacts === undefined ? {} : { sharedArtifacts: options.sharedArtifacts }),
  };
}

/** The bucket that the zip files of a room's functions lie in: one for an account and region. */
export function sharedArtifactsBucket({ target }: Environment): string {
  return `wildrydes-shared-${target.account}-${target.region}`;
}
