import { describeCollection } from "../../../aws/collection/collection.ts";
import { listFaces } from "../../../aws/collection/faces.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext } from "../lesson.ts";

/** Where people make a collection by mistake: the defaults of tools and of their first account. */
const likelyRegions = ["us-east-1", "us-west-2", "us-east-2", "eu-west-1", "eu-central-1", "ap-northeast-2"];

/** Lesson 1: the collection. */
export const collection: Lesson = {
  id: "collection",
  number: 1,
  minutes: 3,
  path: "core",
  title: { code: "collection-title" },
  text: { code: "collection-text" },
  tasks: [{ code: "collection-task-1" }, { code: "collection-task-2" }],
  hints: [{ code: "collection-hint-1" }, { code: "collection-hint-2" }, { code: "collection-hint-3" }],
  more: { code: "collection-more" },
  needsStack: false,
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
  if (await describeCollection(session, collection)) return undefined;
  const { region } = target;
  for (const other of likelyRegions.filter((likely) => likely !== region))
    if (await describeCollection(session.inRegion(other), collection))
      return mistaken({ code: "mistake-other-region", values: { collection, found: other, region } });
  const plain = "rider-photos";
  if (collection !== plain && (await describeCollection(session, plain)))
    return mistaken({ code: "mistake-other-collection", values: { collection, found: plain } });
  return mistaken({ code: "mistake-collection-not-made", values: { collection, region } });
}

async function checkEmpty({ environment }: LessonContext): Promise<Finding | undefined> {
  const { session, names } = environment;
  const faces = (await listFaces(session, names.collection))?.length ?? 0;
  if (faces === 0) return undefined;
  return mistaken({ code: "mistake-collection-not-empty", values: { collection: names.collection, faces } });
}
