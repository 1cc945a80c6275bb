import { ListTagsForResourceCommand, RekognitionClient, TagResourceCommand } from "@aws-sdk/client-rekognition";
import type { AwsSession } from "../session.ts";
import type { Tags } from "../tags.ts";

/** The tags of a collection, by its ARN. Without permission the call is refused, never empty. */
export async function readCollectionTags(session: AwsSession, arn: string): Promise<Tags> {
  const answer = await session.client(RekognitionClient).send(new ListTagsForResourceCommand({ ResourceArn: arn }));
  return new Map(Object.entries(answer.Tags ?? {}));
}

/** Adds tags to a collection. */
export async function tagCollection(session: AwsSession, arn: string, tags: Tags): Promise<void> {
  await session
    .client(RekognitionClient)
    .send(new TagResourceCommand({ ResourceArn: arn, Tags: Object.fromEntries(tags) }));
}
