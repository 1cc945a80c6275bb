import { CloudFormationClient, DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "../session.ts";
import { isStackAbsent } from "./describe-stack.ts";

/** A resource as a stack holds it now. */
export interface StackResourceView {
  readonly logicalId: string;
  /** Absent while CloudFormation has not made it. */
  readonly physicalId: string | undefined;
  readonly type: string;
  readonly status: string;
}

/** The resources of a stack that are there, also of one that is half made; none where the stack is gone. */
export async function readStackResources(session: AwsSession, nameOrId: string): Promise<StackResourceView[]> {
  try {
    const answer = await session
      .client(CloudFormationClient)
      .send(new DescribeStackResourcesCommand({ StackName: nameOrId }));
    return (answer.StackResources ?? [])
      .filter((resource) => resource.ResourceStatus !== "DELETE_COMPLETE")
      .map((resource) => ({
        logicalId: resource.LogicalResourceId ?? "",
        physicalId: resource.PhysicalResourceId,
        type: resource.ResourceType ?? "",
        status: resource.ResourceStatus ?? "",
      }));
  } catch (error) {
    if (isStackAbsent(error)) return [];
    throw error;
  }
}
