import type { DescribeActivityInput, DescribeActivityOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { findActivity } from "../requests/lookup.ts";
import { awsOwnedKey } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";

/** @throws AwsError `InvalidArn`, `ActivityDoesNotExist` */
export function describeActivity({ records }: StatesContext): Operation<DescribeActivityInput, DescribeActivityOutput> {
  return (input, { caller }) => {
    checkRequest(input, { activityArn: arn });
    const { name, created, encryption } = findActivity(records, caller, input.activityArn ?? "");
    return {
      activityArn: input.activityArn,
      name,
      creationDate: new Date(created),
      encryptionConfiguration: encryption ?? awsOwnedKey,
    };
  };
}
