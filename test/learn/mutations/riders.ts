import { join } from "node:path";
import { packageRoot } from "../../../src/package-root.ts";
import { verifyLocally } from "../../../src/workshop/endpoint/local-mail.ts";
import { openPassportOffice } from "../../../src/workshop/passport/office.ts";
import { uploadPassportPhoto } from "../../../src/workshop/passport/upload-photo.ts";
import { runPhoto } from "../../../src/workshop/run/run-photo.ts";
import { setUp } from "../../../src/workshop/setup/setup.ts";
import type { TestCourse } from "../support/course.ts";
import type { Mutation } from "./machine.ts";
import { missingAnswer } from "./writing.ts";

const from = "rides@wildrydes.example";
const toDomain = "riders.example";

/** Lesson 16: each mistake is the step before the next. */
export const mailMutations: readonly Mutation[] = [
  {
    mistake: "mistake-no-sender",
    restore: ({ environment }) => setUp(environment, { mail: { from, toDomain, language: "en" } }),
  },
  {
    mistake: "mistake-sender-unverified",
    async restore({ endpoint }) {
      for (const identity of [from, toDomain]) await verifyLocally(endpoint, identity);
    },
  },
  { mistake: "mistake-no-mail" },
  { mistake: "mistake-mail-failed", world: (course) => refuse(course, "nobody@else.example"), restore: refuse },
  ...missingAnswer("refused"),
];

function refuse({ environment }: TestCourse, email?: string): Promise<unknown> {
  return runPhoto(environment, { user: "user_b", key: "2_sunglass_face.jpg", stage: 1, email });
}

/** Lesson 17. */
export const passportMutations: readonly Mutation[] = [
  {
    mistake: "mistake-not-handed-in",
    async restore(course) {
      await openPassportOffice(course.environment);
      for (const name of ["6_other_person.jpg", "1_happy_face.jpg", "3_multiple_faces.jpg"]) await handIn(course, name);
    },
  },
  {
    mistake: "mistake-other-result",
    world: (course) => handIn(course, "1_happy_face.jpg", "6_other_person.jpg"),
    restore: (course) => handIn(course, "6_other_person.jpg"),
  },
  {
    mistake: "mistake-same-threshold",
    world: (course) => handIn(course, "1_happy_face.jpg", "again.jpg"),
    async restore(course) {
      await openPassportOffice(course.environment, { minConfidence: 89 });
      await handIn(course, "1_happy_face.jpg", "again.jpg");
    },
  },
  ...missingAnswer("mouth"),
];

function handIn({ environment }: TestCourse, photo: string, as?: string): Promise<unknown> {
  const file = join(packageRoot, "templates", "photos", photo);
  return uploadPassportPhoto(environment, { file, as, wait: true });
}
