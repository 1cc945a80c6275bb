import { UserError } from "../../user-error.ts";
import type { Lesson } from "./lesson.ts";
import { collection } from "./lessons/collection.ts";
import { firstMachine } from "./lessons/first-machine.ts";
import { firstPhoto } from "./lessons/first-photo.ts";
import { keepMetadata } from "./lessons/keep-metadata.ts";
import { knownFaces } from "./lessons/known-faces.ts";
import { inPlace } from "./lessons/in-place.ts";
import { leaveNothing } from "./lessons/leave-nothing.ts";
import { proveIt } from "./lessons/prove-it.ts";
import { readExecution } from "./lessons/read-execution.ts";
import { stack } from "./lessons/stack.ts";
import { twoAtOnce } from "./lessons/two-at-once.ts";
import { imageFormats } from "./lessons/image-formats.ts";
import { personDecides } from "./lessons/person-decides.ts";
import { withoutFunction } from "./lessons/without-function.ts";
import { mail } from "./lessons/mail.ts";
import { passportOffice } from "./lessons/passport-office.ts";
import { thousands } from "./lessons/thousands.ts";
import { uploadStarts } from "./lessons/upload-starts.ts";
import { whenItFails } from "./lessons/when-it-fails.ts";

/** Every lesson, in the order of the course. */
export const lessons: readonly Lesson[] = [
  firstPhoto,
  collection,
  stack,
  firstMachine,
  readExecution,
  knownFaces,
  twoAtOnce,
  keepMetadata,
  proveIt,
  inPlace,
  withoutFunction,
  whenItFails,
  imageFormats,
  personDecides,
  uploadStarts,
  thousands,
  mail,
  passportOffice,
  leaveNothing,
];

/**
 * A lesson by its number or its id.
 *
 * @throws UserError (exit code 2) where there is none
 */
export function findLesson(text: string): Lesson {
  const found = lessons.find(({ id, number }) => id === text || String(number) === text.replace(/^0+(?=\d)/, ""));
  if (found) return found;
  const known = lessons.map(({ number, id }) => `${number} ${id}`);
  throw new UserError({ code: "unknown-lesson", values: { lesson: text, known } });
}

/** The lesson that follows another; undefined after the last. */
export function lessonAfter(lesson: Lesson): Lesson | undefined {
  return lessons[lessons.indexOf(lesson) + 1];
}

/** The folder of a lesson inside the course's folder: `03-first-machine`. */
export function folderOf({ number, id }: Pick<Lesson, "number" | "id">): string {
  return `${String(number).padStart(2, "0")}-${id}`;
}
