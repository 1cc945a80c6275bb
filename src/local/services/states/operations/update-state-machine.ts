import { randomUUID } from "node:crypto";
import type { UpdateStateMachineInput, UpdateStateMachineOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import type { MachineRecord } from "../records/machines.ts";
import {
  arn,
  checkRequest,
  description,
  encryption,
  logging,
  optionalArn,
  optionalDefinition,
} from "../requests/constraints.ts";
import { checkDefinition } from "../requests/definitions.ts";
import {
  descriptionWithoutVersion,
  missingUpdate,
  stateMachineDeleting,
  stateMachineDoesNotExist,
} from "../requests/errors.ts";
import { findUnqualifiedMachine } from "../requests/lookup.ts";
import { ensureManagedRule } from "../requests/managed-rule.ts";
import { checkLogDestination } from "../requests/log-destination.ts";
import { checkRoleArn, isSameContent, revisionContent } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";
import { publishVersion } from "../versions.ts";

/** Makes a new revision of a state machine; executions that run keep theirs. */
export function updateStateMachine({
  host,
  records,
  roles,
}: StatesContext): Operation<UpdateStateMachineInput, UpdateStateMachineOutput> {
  return async (input, { caller }) => {
    const members = { stateMachineArn: arn, definition: optionalDefinition, roleArn: optionalArn };
    checkRequest(input, { ...members, versionDescription: description, ...encryption, ...logging });
    const stateMachineArn = input.stateMachineArn ?? "";
    const find = (): MachineRecord => {
      const machine = findUnqualifiedMachine(records, caller, stateMachineArn);
      if (machine.status === "DELETING") throw stateMachineDeleting(stateMachineArn);
      return machine;
    };
    const { type } = find();
    const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = input;
    const changes = [definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration];
    if (changes.every((change) => change === undefined || change === null) && !input.publish) throw missingUpdate();
    if (input.versionDescription !== undefined && !input.publish) throw descriptionWithoutVersion();
    if (roleArn !== undefined) checkRoleArn(roleArn);
    if (definition !== undefined) checkDefinition(definition, type);
    if (roleArn !== undefined) await roles.check(roleArn, stateMachineArn);
    await checkLogDestination(host, caller, {
      machineArn: stateMachineArn,
      logging: loggingConfiguration,
      roleArn: roleArn ?? records.machines.revision(find().revision)?.roleArn ?? "",
    });
    const current = records.machines.revision(find().revision);
    await ensureManagedRule(host, caller, {
      definition: definition ?? current?.definition ?? "",
      roleArn: roleArn ?? current?.roleArn ?? "",
    });
    const machine = find();
    const before = records.machines.revision(machine.revision);
    if (!before) throw stateMachineDoesNotExist(stateMachineArn);
    const at = host.now();
    const content = revisionContent(input, before);
    // Recorded: an update that changes nothing keeps the revision, and with it the version that was published of it.
    const isChange = !isSameContent(content, before);
    const revisionId = isChange ? randomUUID() : before.revisionId;
    const revision = isChange
      ? records.store.write(() =>
          records.machines.addRevision(machine.id, { revisionId: revisionId ?? null, content, at }),
        )
      : machine.revision;
    const version = input.publish
      ? publishVersion({ host, records }, { ...machine, revision }, { description: input.versionDescription })
      : undefined;
    return {
      updateDate: new Date(at),
      ...(revisionId !== undefined && { revisionId }),
      ...(version && { stateMachineVersionArn: version.arn }),
    };
  };
}
