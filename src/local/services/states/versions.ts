import type { AwsError } from "../../aws-error.ts";
import { machineArn } from "./requests/arns.ts";
import { conflict, quotaExceeded } from "./requests/errors.ts";
import type { MachineRecord } from "./records/machines.ts";
import type { StatesContext } from "./service-context.ts";

/** A published version: a number that stands for a revision. */
interface PublishedVersion {
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly created: number;
}

interface VersionRequest {
  readonly description?: string | undefined;
  readonly revisionId?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at?: number;
}

/** "You can publish up to 1000 versions for each state machine." */
const mostVersions = 1000;

/** The version of the machine's current revision, published now if it was not before. */
export function publishVersion(
  { host, records }: Pick<StatesContext, "host" | "records">,
  machine: MachineRecord,
  { description, revisionId, at = host.now() }: VersionRequest,
): PublishedVersion {
  const revision = records.machines.revision(machine.revision);
  const current = revision?.revisionId ?? "INITIAL";
  if (revisionId !== undefined && revisionId !== current) throw conflictingRevision(revisionId, current);
  const earlier = records.versions.ofRevision(machine.id, machine.revision);
  if (!earlier && records.versions.count(machine.id) >= mostVersions)
    throw quotaExceeded(
      `A state machine can have at most ${mostVersions} versions: '${machineArn(machine, machine.name)}'`,
    );
  const published =
    earlier ??
    records.store.write(() =>
      records.versions.publish({ machine: machine.id, revision: machine.revision, description, at }),
    );
  return { arn: `${machineArn(machine, machine.name)}:${published.version}`, created: published.created };
}

function conflictingRevision(wanted: string, current: string): AwsError {
  return conflict(
    `Failed to publish the State Machine version for revision ${wanted}. The current State Machine revision is ${current}.`,
  );
}
