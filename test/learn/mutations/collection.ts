import { deleteCollection } from "../../../src/aws/collection/collection.ts";
import { ensureCollection } from "../../../src/workshop/faces/collection.ts";
import { environmentTags } from "../../../src/workshop/ownership/tags.ts";
import type { TestCourse } from "../support/course.ts";

/** Deletes the course's collection. */
export function dropCollection({ environment }: TestCourse): Promise<unknown> {
  return deleteCollection(environment.session, environment.names.collection);
}

/** Makes it again, empty. */
export async function remakeCollection(environment: TestCourse["environment"]): Promise<void> {
  await ensureCollection(environment, await environmentTags(environment));
}
