import { isDeepStrictEqual } from "node:util";
import type { CreateStateMachineInput, CreateStateMachineOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import type { MachineRecord, RevisionContent } from "../records/machines.ts";
import { homeOf, machineArn } from "../requests/arns.ts";
import {
  arn,
  checkRequest,
  definition,
  description,
  encryption,
  logging,
  machineType,
  requiredName,
  tags as tagConstraints,
} from "../requests/constraints.ts";
import { checkDefinition } from "../requests/definitions.ts";
import { descriptionWithoutVersion, stateMachineAlreadyExists, stateMachineDeleting } from "../requests/errors.ts";
import { checkName } from "../requests/names.ts";
import { ensureManagedRule } from "../requests/managed-rule.ts";
import { checkLogDestination } from "../requests/log-destination.ts";
import { checkRoleArn, checkTags, revisionContent } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";
import { publishVersion } from "../versions.ts";

/**
 * Creates a state machine, or returns the existing one when it is the same: name, definition, type, configurations and
 * the version published with it count, role and tags do not (CreateStateMachine in the API reference).
 */
export function createStateMachine({
  host,
  records,
  roles,
}: StatesContext): Operation<CreateStateMachineInput, CreateStateMachineOutput> {
  return async (input, { caller }) => {
    const members = {
      name: requiredName,
      definition,
      roleArn: arn,
      type: machineType,
      versionDescription: description,
    };
    checkRequest(input, { ...members, ...encryption, ...logging, ...tagConstraints });
    const { name = "", type = "STANDARD", publish, versionDescription, tags } = input;
    if (versionDescription !== undefined && !publish) throw descriptionWithoutVersion();
    checkName(name);
    checkRoleArn(input.roleArn ?? "");
    checkTags(tags);
    checkDefinition(input.definition ?? "", type);
    const home = homeOf(caller);
    await roles.check(input.roleArn ?? "", machineArn(home, name));
    const content = revisionContent(input);
    await checkLogDestination(host, caller, { machineArn: machineArn(home, name), ...content });
    if (type === "STANDARD") await ensureManagedRule(host, caller, content);
    const existing = records.machines.find(home, name);
    const created =
      existing ??
      records.store.write(() => {
        const machine = records.machines.create(home, { name, type, content, at: host.now() });
        records.tags.add(machineArn(home, name), tags ?? []);
        return machine;
      });
    const stateMachineArn = machineArn(home, name);
    if (existing) checkSame(existing, { type, content, publish, versionDescription, records });
    const version = publish
      ? publishVersion({ host, records }, created, { description: versionDescription, at: created.created })
      : undefined;
    return {
      stateMachineArn,
      creationDate: new Date(created.created),
      ...(version && { stateMachineVersionArn: version.arn }),
    };
  };
}

interface CreatedAgain extends Pick<CreateStateMachineInput, "publish" | "versionDescription"> {
  readonly type: string;
  readonly content: RevisionContent;
  readonly records: StatesContext["records"];
}

function checkSame(
  existing: MachineRecord,
  { type, content, publish, versionDescription, records }: CreatedAgain,
): void {
  const arn = machineArn(existing, existing.name);
  if (existing.status === "DELETING") throw stateMachineDeleting(arn);
  const current = records.machines.revision(existing.revision);
  // The version that was published with the machine has its time.
  const first = records.versions.find(existing.id, 1);
  const published = first?.created === existing.created ? first : undefined;
  const isSame =
    current !== undefined &&
    Boolean(publish) === (published !== undefined) &&
    versionDescription === published?.description &&
    existing.type === type &&
    current.definition === content.definition &&
    isDeepStrictEqual(current.logging, content.logging) &&
    isDeepStrictEqual(current.tracing, content.tracing) &&
    isDeepStrictEqual(current.encryption, content.encryption);
  if (!isSame) throw stateMachineAlreadyExists(arn);
}
