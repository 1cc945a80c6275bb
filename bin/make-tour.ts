/**
 * Writes docs/tour.md: what the built program prints, command by command, in a home folder of its own.
 *
 *     node bin/build.ts && node bin/make-tour.ts
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { transcribe, type Part } from "./transcribe.ts";

const parts: readonly Part[] = [
  {
    title: "The whole workshop at once",
    stops: [
      {
        says: "`npm start` builds the program and runs this. Everything happens in a folder and an endpoint that are gone afterwards.",
        line: "npx wildrydes demo",
      },
    ],
  },
  {
    title: "Step by step: setting up",
    stops: [
      {
        says: "The first command starts the local endpoint, and CloudFormation tells of each resource as it changes.",
        line: "npx wildrydes setup",
      },
      { says: "A second time there is nothing to do.", line: "npx wildrydes setup" },
    ],
  },
  {
    title: "Stage 1: looking at the photo",
    stops: [
      { says: "The first machine finds the face and judges it.", line: "npx wildrydes deploy-machine --stage 1" },
      {
        says: "A photo with one face and no sunglasses passes.",
        line: "npx wildrydes run --user user_a --key 1_happy_face.jpg",
      },
      {
        says: "One with sunglasses is refused. The execution succeeds all the same: refusing is what it is for.",
        line: "npx wildrydes run --user user_b --key 2_sunglass_face.jpg",
      },
      {
        says: "What is expected can be checked in a script, by the exit code.",
        line: "npx wildrydes run --user user_c --key 3_multiple_faces.jpg --expect accepted",
        code: 1,
      },
    ],
  },
  {
    title: "Stages 2 and 3: refusing doubles",
    stops: [
      {
        says: "Stage 2 asks the collection whether the face is known.",
        line: "npx wildrydes deploy-machine --stage 2",
      },
      {
        says: "Stage 3 adds the face to the collection and makes a thumbnail, side by side.",
        line: "npx wildrydes deploy-machine --stage 3",
      },
      { says: "The first time the face is new.", line: "npx wildrydes run --user user_a --key 1_happy_face.jpg" },
      {
        says: "The second time it is known, also on another photo and under another name.",
        line: "npx wildrydes run --user user_e --key 5_same_person.jpg",
      },
      { says: "A new collection knows nobody.", line: "npx wildrydes collection reset --yes" },
    ],
  },
  {
    title: "Stage 4: keeping what was found",
    stops: [
      { says: "The last stage writes an item for each rider.", line: "npx wildrydes deploy-machine --stage 4" },
      {
        says: "A photo of your own is uploaded first.",
        line: "npx wildrydes run --user user_a --photo selfie.jpg --key selfie.jpg --name selfie",
      },
      { says: "Nobody in the picture: refused.", line: "npx wildrydes run --user user_d --key 4_no_face.jpg" },
    ],
  },
  {
    title: "Looking at what there is",
    stops: [
      { says: "The faces that the collection knows:", line: "npx wildrydes faces list" },
      {
        says: "A rider, with his thumbnail written to a file:",
        line: "npx wildrydes inspect user user_a --save thumbnail.jpg",
      },
      {
        says: "An execution as a timeline. What a state got from the one before is named; what it added is shown.",
        line: "npx wildrydes inspect execution selfie",
      },
      { says: "Everything in one view:", line: "npx wildrydes inspect" },
      { says: "Every command answers scripts with one envelope:", line: "npx wildrydes collection show --json" },
    ],
  },
  {
    title: "Narrow terminals, no colours, Korean",
    stops: [
      { says: "A machine at 40 columns:", line: "npx wildrydes inspect machine --stage 3", columns: 40 },
      {
        says: "An execution at 40 columns:",
        line: "npx wildrydes inspect execution selfie --state FaceDetection",
        columns: 40,
      },
      { says: "The same machine in plain ASCII:", line: "LANG=C npx wildrydes inspect machine --stage 4" },
      {
        says: "Every sentence is there in Korean:",
        line: "npx wildrydes inspect machine --stage 4 --lang ko",
      },
      {
        says: "An execution in Korean:",
        line: "npx wildrydes inspect execution selfie --state CheckFaceDuplicate --lang ko",
      },
    ],
  },
  {
    title: "When something is wrong",
    stops: [
      {
        says: "Errors say what happened, why, and what to do.",
        line: "npx wildrydes run --user rider@example.com --key 1_happy_face.jpg",
        code: 2,
      },
      { says: "A key that is not there:", line: "npx wildrydes run --user user_a --key happy.jpg", code: 4 },
    ],
  },
  {
    title: "Clearing away",
    stops: [
      {
        says: "One plan, shown first. At a terminal the stack's name has to be typed.",
        line: "npx wildrydes teardown --yes",
      },
      { says: "The endpoint would end by itself after 30 idle minutes.", line: "npx wildrydes local stop" },
    ],
  },
];

transcribe({
  page: "tour.md",
  head: "# Tour\n\nWhat the program prints, written down by `bin/make-tour.ts` from a real run on one machine with other work. Ids and times differ from run to run.\n",
  parts,
  prepare: (home) =>
    copyFileSync(join(packageRoot, "templates", "photos", "6_other_person.jpg"), join(home, "selfie.jpg")),
});
