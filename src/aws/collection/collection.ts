import {
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DescribeCollectionCommand,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import type { AwsSession } from "../session.ts";
import type { Tags } from "../tags.ts";

/** A face collection as Rekognition describes it. */
export interface CollectionView {
  readonly id: string;
  readonly arn: string | undefined;
  readonly faces: number;
  readonly modelVersion: string | undefined;
  readonly createdAt: Date | undefined;
}

/** Describes a collection; undefined where there is none. */
export async function describeCollection(session: AwsSession, id: string): Promise<CollectionView | undefined> {
  try {
    const answer = await session.client(RekognitionClient).send(new DescribeCollectionCommand({ CollectionId: id }));
    return {
      id,
      arn: answer.CollectionARN,
      faces: answer.FaceCount ?? 0,
      modelVersion: answer.FaceModelVersion,
      createdAt: answer.CreationTimestamp,
    };
  } catch (error) {
    if (isCollectionAbsent(error)) return undefined;
    throw error;
  }
}

/** Creates a collection. Answers false when it was there already. */
export async function createCollection(session: AwsSession, id: string, tags: Tags = new Map()): Promise<boolean> {
  try {
    const Tags = tags.size === 0 ? {} : { Tags: Object.fromEntries(tags) };
    await session.client(RekognitionClient).send(new CreateCollectionCommand({ CollectionId: id, ...Tags }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceAlreadyExistsException") return false;
    throw error;
  }
}

/** Deletes a collection and the faces in it. Answers false when there was none. */
export async function deleteCollection(session: AwsSession, id: string): Promise<boolean> {
  try {
    await session.client(RekognitionClient).send(new DeleteCollectionCommand({ CollectionId: id }));
    return true;
  } catch (error) {
    if (isCollectionAbsent(error)) return false;
    throw error;
  }
}

/** Whether Rekognition says the collection does not exist: for some seconds it also says so of a new one. */
export function isCollectionAbsent(error: unknown): boolean {
  return error instanceof Error && error.name === "ResourceNotFoundException";
}
