import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "../session.ts";
import { viewOf, type StackView } from "./describe-stack.ts";

/** Every stack of the account and region whose name begins so. */
export async function listStacks(session: AwsSession, prefix: string): Promise<StackView[]> {
  const found: StackView[] = [];
  let NextToken: string | undefined;
  do {
    const page = await session.client(CloudFormationClient).send(new DescribeStacksCommand({ NextToken }));
    found.push(...(page.Stacks ?? []).map(viewOf).filter(({ name }) => name.startsWith(prefix)));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}
