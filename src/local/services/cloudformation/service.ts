import type { Service, ServiceHost } from "../../service.ts";
import { cancelUpdateStack } from "./cancel-update-stack.ts";
import { continueUpdateRollback } from "./continue-update-rollback.ts";
import { createChangeSet } from "./create-change-set.ts";
import { createStack } from "./create-stack.ts";
import { deleteChangeSet } from "./delete-change-set.ts";
import { deleteStack } from "./delete-stack.ts";
import { describeChangeSet } from "./describe-change-set.ts";
import { describeStackEvents } from "./describe-stack-events.ts";
import { describeStackResource } from "./describe-stack-resource.ts";
import { describeStackResources } from "./describe-stack-resources.ts";
import { describeStacks } from "./describe-stacks.ts";
import { executeChangeSet } from "./execute-change-set.ts";
import { getTemplateSummary } from "./get-template-summary.ts";
import { getTemplate } from "./get-template.ts";
import { listChangeSets } from "./list-change-sets.ts";
import { listExports } from "./list-exports.ts";
import { listImports } from "./list-imports.ts";
import { listStackResources } from "./list-stack-resources.ts";
import { listStacks } from "./list-stacks.ts";
import { getStackPolicy, setStackPolicy } from "./stack-policy-operations.ts";
import { rollbackStack } from "./rollback-stack.ts";
import { updateStack } from "./update-stack.ts";
import { updateTerminationProtection } from "./update-termination-protection.ts";
import { validateTemplate } from "./validate-template.ts";
import { createDeployments } from "./deployment/deployments.ts";
import { prepareTables } from "./stacks/tables.ts";

/** Stacks: sets of resources made, changed and removed as one. */
export function createCloudFormationService(host: ServiceHost): Service {
  prepareTables(host.store);
  const deployments = createDeployments(host);
  return {
    operations: {
      CancelUpdateStack: cancelUpdateStack(host, deployments),
      ContinueUpdateRollback: continueUpdateRollback(host, deployments),
      CreateChangeSet: createChangeSet(host),
      CreateStack: createStack(host, deployments),
      DeleteChangeSet: deleteChangeSet(host),
      DeleteStack: deleteStack(host, deployments),
      DescribeChangeSet: describeChangeSet(host),
      DescribeStackEvents: describeStackEvents(host),
      DescribeStackResource: describeStackResource(host),
      DescribeStackResources: describeStackResources(host),
      DescribeStacks: describeStacks(host, deployments),
      ExecuteChangeSet: executeChangeSet(host, deployments),
      GetStackPolicy: getStackPolicy(host),
      GetTemplateSummary: getTemplateSummary(host),
      GetTemplate: getTemplate(host),
      ListChangeSets: listChangeSets(host),
      ListExports: listExports(host),
      ListImports: listImports(host),
      ListStackResources: listStackResources(host),
      ListStacks: listStacks(host),
      RollbackStack: rollbackStack(host, deployments),
      SetStackPolicy: setStackPolicy(host),
      UpdateStack: updateStack(host, deployments),
      UpdateTerminationProtection: updateTerminationProtection(host),
      ValidateTemplate: validateTemplate(host),
    },
    resume: deployments.resume,
    busy: deployments.busy,
    close: deployments.close,
  };
}
