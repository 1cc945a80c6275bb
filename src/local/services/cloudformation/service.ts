import type { Service, ServiceHost } from "../../service.ts";
import { cancelUpdateStack } from "./operations/cancel-update-stack.ts";
import { continueUpdateRollback } from "./operations/continue-update-rollback.ts";
import { createChangeSet } from "./operations/create-change-set.ts";
import { createStack } from "./operations/create-stack.ts";
import { deleteChangeSet } from "./operations/delete-change-set.ts";
import { deleteStack } from "./operations/delete-stack.ts";
import { describeChangeSet } from "./operations/describe-change-set.ts";
import { describeStackEvents } from "./operations/describe-stack-events.ts";
import { describeStackResource } from "./operations/describe-stack-resource.ts";
import { describeStackResources } from "./operations/describe-stack-resources.ts";
import { describeStacks } from "./operations/describe-stacks.ts";
import { executeChangeSet } from "./operations/execute-change-set.ts";
import { getTemplateSummary } from "./operations/get-template-summary.ts";
import { getTemplate } from "./operations/get-template.ts";
import { listChangeSets } from "./operations/list-change-sets.ts";
import { listExports } from "./operations/list-exports.ts";
import { listImports } from "./operations/list-imports.ts";
import { listStackResources } from "./operations/list-stack-resources.ts";
import { listStacks } from "./operations/list-stacks.ts";
import { getStackPolicy, setStackPolicy } from "./operations/stack-policy.ts";
import { rollbackStack } from "./operations/rollback-stack.ts";
import { updateStack } from "./operations/update-stack.ts";
import { updateTerminationProtection } from "./operations/update-termination-protection.ts";
import { validateTemplate } from "./operations/validate-template.ts";
import { createDeployments } from "./deployment/deployments.ts";
import { prepareTables } from "./stacks/tables.ts";

/** Stacks: sets of resources that are created, changed and deleted together. */
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
