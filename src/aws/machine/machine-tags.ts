import { ListTagsForResourceCommand, SFNClient, TagResourceCommand } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";
import type { Tags } from "../tags.ts";

/** A state machine's tags. */
export async function readMachineTags(session: AwsSession, arn: string): Promise<Tags> {
  const answer = await session.client(SFNClient).send(new ListTagsForResourceCommand({ resourceArn: arn }));
  return new Map((answer.tags ?? []).map(({ key = "", value = "" }) => [key, value]));
}

/** Adds tags to a state machine, or changes their values. */
export async function tagMachine(session: AwsSession, arn: string, tags: Tags): Promise<void> {
  await session.client(SFNClient).send(new TagResourceCommand({ resourceArn: arn, tags: machineTags(tags) }));
}

/** Tags in the spelling of Step Functions, which has small letters. */
export function machineTags(tags: Tags): { key: string; value: string }[] {
  return [...tags].map(([key, value]) => ({ key, value }));
}
