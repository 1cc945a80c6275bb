import type { Service, ServiceHost } from "../../service.ts";
import { type Vision, createAnalyses, createVision } from "../../vision/vision.ts";
import { compareFaces } from "./operations/compare-faces.ts";
import { createCollection } from "./operations/create-collection.ts";
import { deleteCollection } from "./operations/delete-collection.ts";
import { deleteFaces } from "./operations/delete-faces.ts";
import { describeCollection } from "./operations/describe-collection.ts";
import { detectFaces } from "./operations/detect-faces.ts";
import { detectLabels } from "./operations/detect-labels.ts";
import { detectModerationLabels } from "./operations/detect-moderation-labels.ts";
import { openFaceStore } from "./faces/face-store.ts";
import { indexFaces } from "./operations/index-faces.ts";
import { listCollections } from "./operations/list-collections.ts";
import { listFaces } from "./operations/list-faces.ts";
import { listTagsForResource } from "./operations/list-tags-for-resource.ts";
import type { RekognitionContext } from "./rekognition-context.ts";
import { searchFacesByImage } from "./operations/search-faces-by-image.ts";
import { searchFaces } from "./operations/search-faces.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { untagResource } from "./operations/untag-resource.ts";

/** The analyses of photos. They do not depend on who asks: endpoints of one process share them. */
const analyses = createAnalyses();

/**
 * Rekognition's operations on faces and on what else an image shows. The engine runs in its own processes, started by
 * the first photo.
 *
 * @param vision an engine of the caller's own, which it closes itself
 */
export function createRekognitionService(host: ServiceHost, vision: Vision = createVision({}, analyses)): Service {
  const rekognition: RekognitionContext = { host, vision, faces: openFaceStore(host.store) };
  return {
    operations: {
      CompareFaces: compareFaces(rekognition),
      CreateCollection: createCollection(rekognition),
      DeleteCollection: deleteCollection(rekognition),
      DeleteFaces: deleteFaces(rekognition),
      DescribeCollection: describeCollection(rekognition),
      DetectFaces: detectFaces(rekognition),
      DetectLabels: detectLabels(rekognition),
      DetectModerationLabels: detectModerationLabels(rekognition),
      IndexFaces: indexFaces(rekognition),
      ListCollections: listCollections(rekognition),
      ListFaces: listFaces(rekognition),
      ListTagsForResource: listTagsForResource(rekognition),
      SearchFaces: searchFaces(rekognition),
      SearchFacesByImage: searchFacesByImage(rekognition),
      TagResource: tagResource(rekognition),
      UntagResource: untagResource(rekognition),
    },
    close: () => vision.close(),
  };
}
