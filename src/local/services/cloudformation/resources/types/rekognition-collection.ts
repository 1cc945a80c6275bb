import { isDeepStrictEqual } from "node:util";
import { keysGone, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { ResourceHandler } from "../handler.ts";
import { object, tagList, text } from "../property-schema.ts";

/** `AWS::Rekognition::Collection`. Its physical id is the collection's id. */
export const rekognitionCollection: ResourceHandler = {
  type: "AWS::Rekognition::Collection",
  schema: object({ CollectionId: text({ min: 1, max: 255, pattern: /^[a-zA-Z0-9_.-]+$/u }), Tags: tagList }, [
    "CollectionId",
  ]),
  replacing: ["CollectionId"],
  hasAttribute: (name) => name === "Arn",
  identify: (properties) => ({ physicalId: textProperty(properties, "CollectionId"), chosen: true }),
  async create({ call, physicalId: CollectionId, properties }) {
    await call("rekognition", "CreateCollection", { CollectionId, Tags: tagMap(properties) });
    // CreateCollection itself answers an ARN without its prefix.
    const answer = await call("rekognition", "DescribeCollection", { CollectionId });
    return { Arn: textMember(answer, "CollectionARN") };
  },
  async read({ call, physicalId: CollectionId }) {
    const found = await unlessMissing(
      call("rekognition", "DescribeCollection", { CollectionId }),
      "ResourceNotFoundException",
    );
    return found && { Arn: textMember(found, "CollectionARN") };
  },
  async update({ call, physicalId: CollectionId, properties }, before) {
    const answer = await call("rekognition", "DescribeCollection", { CollectionId });
    const ResourceArn = textMember(answer, "CollectionARN");
    const [had, wanted] = [tagMap(before), tagMap(properties)];
    const TagKeys = keysGone(had, wanted);
    if (TagKeys.length > 0) await call("rekognition", "UntagResource", { ResourceArn, TagKeys });
    if (!isDeepStrictEqual(had, wanted) && Object.keys(wanted).length > 0) {
      await call("rekognition", "TagResource", { ResourceArn, Tags: wanted });
    }
    return { Arn: ResourceArn };
  },
  async remove({ call, physicalId: CollectionId }) {
    await unlessMissing(call("rekognition", "DeleteCollection", { CollectionId }), "ResourceNotFoundException");
  },
};
