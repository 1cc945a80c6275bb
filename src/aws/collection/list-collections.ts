import { ListCollectionsCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import type { AwsSession } from "../session.ts";

/** Ids of all face collections of the account and region. */
export async function listCollections(session: AwsSession): Promise<string[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await session.client(RekognitionClient).send(new ListCollectionsCommand({ NextToken }));
    ids.push(...(page.CollectionIds ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ids;
}
