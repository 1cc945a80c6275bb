import { IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { AwsSession } from "../session.ts";

/**
 * Whether IAM lets a principal do something, without doing it. Policies of the organization count; conditions that
 * need a real request do not.
 *
 * @param question.principal ARN of a user or role; a session's own ARN is not one
 */
export async function isAllowed(
  session: AwsSession,
  question: { principal: string; action: string; resource: string },
): Promise<boolean> {
  const { EvaluationResults = [] } = await session.client(IAMClient).send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: question.principal,
      ActionNames: [question.action],
      ResourceArns: [question.resource],
    }),
  );
  return EvaluationResults.every(({ EvalDecision }) => EvalDecision === "allowed");
}
