import { describeCollection } from "../../../aws/collection/collection.ts";
import { readCollectionTags, tagCollection } from "../../../aws/collection/collection-tags.ts";
import { listFaces } from "../../../aws/collection/faces.ts";
import { unlessNotOffered } from "../../../aws/not-offered.ts";
import type { Environment } from "../../environment.ts";
import { environmentTags, tagNames } from "../../ownership/tags.ts";
import { mistaken, type Finding } from "../check.ts";
import { textsOf } from "./texts.ts";
import type { Lesson, LessonContext } from "../lesson.ts";

/** Where people make a collection by mistake: the defaults of tools and of their first account. */
const likelyRegions = ["us-east-1", "us-west-2", "us-east-2", "eu-west-1", "eu-central-1", "ap-northeast-2"];

/** Lesson 1: the collection. */
export const collection: Lesson = {
  ...textsOf("collection", 1, 2),
  number: 1,
  minutes: 3,
  path: "core",
  questions: [],
  checks: [
    {
      id: "there",
      layer: "truth",
      what: { code: "check-collection" },
      mistakes: ["mistake-collection-not-made", "mistake-other-collection", "mistake-other-region"],
      run: checkThere,
    },
    {
      id: "empty",
      layer: "truth",
      what: { code: "check-collection-empty" },
      mistakes: ["mistake-collection-not-empty"],
      run: checkEmpty,
    },
  ],
};

async function checkThere({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session, names, target } = environment;
  const { collection } = names;
  const there = await describeCollection(session, collection);
  if (there) {
    if (there.arn !== undefined) await adoptCollection(environment, there.arn);
    return undefined;
  }
  const { region } = target;
  for (const other of likelyRegions.filter((likely) => likely !== region))
    if (await describeCollection(session.inRegion(other), collection))
      return mistaken({ code: "mistake-other-region", values: { collection, found: other, region } });
  const plain = "rider-photos";
  if (collection !== plain && (await describeCollection(session, plain)))
    return mistaken({ code: "mistake-other-collection", values: { collection, found: plain } });
  return mistaken({ code: "mistake-collection-not-made", values: { collection, region } });
}

/** A collection that was made by hand has no tags, and `setup` would take it for somebody else's. */
async function adoptCollection(environment: Environment, arn: string): Promise<void> {
  const { session } = environment;
  const tags = await unlessNotOffered(() => readCollectionTags(session, arn));
  if (tags?.get(tagNames.environment) !== undefined) return;
  const own = await environmentTags(environment);
  await unlessNotOffered(() => tagCollection(session, arn, own));
}

async function checkEmpty({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session, names } = environment;
  const faces = (await listFaces(session, names.collection))?.length ?? 0;
  if (faces === 0) return undefined;
  return mistaken({ code: "mistake-collection-not-empty", values: { collection: names.collection, faces } });
}
