import { AwsError } from "../../aws-error.ts";
import type { CallContext, ServiceHost } from "../../service.ts";
import type { Vision } from "../../vision/vision.ts";
import type { CollectionKey, StoredCollection } from "./collection-table.ts";
import type { FaceStore } from "./faces/face-store.ts";

/** The context of Rekognition's operations. */
export interface RekognitionContext {
  readonly host: ServiceHost;
  readonly faces: FaceStore;
  readonly vision: Vision;
}

/** The face model version answers name: AWS's current one. Descriptors here come from their own model. */
export const faceModelVersion = "7.0";

/** The key of a caller's collection. */
export function keyOfCollection({ caller }: CallContext, collection: string | undefined): CollectionKey {
  return { account: caller.account, region: caller.region, collection: collection ?? "" };
}

/**
 * A collection that must exist.
 *
 * @throws AwsError ResourceNotFoundException
 */
export function requireCollection({ faces }: RekognitionContext, key: CollectionKey): StoredCollection {
  const found = faces.findCollection(key);
  if (found) return found;
  throw new AwsError("ResourceNotFoundException", `The collection id: ${key.collection} does not exist`);
}
