import { listExecutions } from "../../aws/execution/read-execution.ts";
import { describeVersion, listVersions, readAlias } from "../../aws/machine/versions.ts";
import type { Environment } from "../environment.ts";
import { liveAlias } from "../machine/in-place.ts";

/** A version of the machine that is updated in place. */
export interface InspectedVersion {
  readonly number: number;
  readonly description: string | undefined;
  readonly createdAt: Date | undefined;
  /** Percent of the executions that the alias `live` starts with it. */
  readonly live: number;
  /** Executions that were started with it, by number or by alias; at most 1,000. */
  readonly executions: number;
}

/** How many versions are shown. */
const mostShown = 20;

/** The newest versions of a machine, newest first; none for a machine without versions. */
export async function inspectVersions({ session }: Environment, machineArn: string): Promise<InspectedVersion[]> {
  const [versions, routes = []] = await Promise.all([
    listVersions(session, machineArn),
    readAlias(session, { machineArn, name: liveAlias }),
  ]);
  return Promise.all(
    versions.slice(0, mostShown).map(async (version) => {
      const [view, executions] = await Promise.all([
        describeVersion(session, version),
        listExecutions(session, { machineArn: version.arn, limit: 1000 }),
      ]);
      return {
        number: version.number,
        description: view?.description,
        createdAt: version.createdAt,
        live: routes.find((route) => route.version === version.number)?.weight ?? 0,
        executions: executions.length,
      };
    }),
  );
}
