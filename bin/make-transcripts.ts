/**
 * Writes docs/transcripts.md: each of the workshop's other texts as it goes in a terminal.
 *
 *     node bin/build.ts && node bin/make-transcripts.ts
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { transcribe, type Part } from "./transcribe.ts";

const parts: readonly Part[] = [
  {
    title: "`001`: update one machine in place",
    stops: [
      { says: "The environment, as for the main text:", line: "npx wildrydes setup" },
      { says: "The first version of the one machine:", line: "npx wildrydes deploy-machine --stage 1 --in-place" },
      { says: "What stage 2 would change:", line: "npx wildrydes deploy-machine --stage 2 --in-place --diff" },
      { says: "The last stage, as a new version:", line: "npx wildrydes deploy-machine --stage 4 --in-place" },
      { says: "The alias live starts it:", line: "npx wildrydes run --in-place --user user_a --key 1_happy_face.jpg" },
      {
        says: "Going back moves the alias:",
        line: "npx wildrydes deploy-machine --stage 1 --in-place",
      },
      { says: "All versions:", line: "npx wildrydes inspect machine RiderPhotoProcessing --graph rail" },
      { says: "The faces go, so that the next text finds none:", line: "npx wildrydes collection reset --yes" },
    ],
  },
  {
    title: "`000`: native integrations",
    stops: [
      {
        says: "Stage 4 with `lambda:invoke`, `dynamodb:putItem` and `sns:publish`:",
        line: "npx wildrydes deploy-machine --stage 4 --integration sdk",
      },
      {
        says: "A photo that passes:",
        line: "npx wildrydes run --integration sdk --user user_a --key 1_happy_face.jpg",
      },
      { says: "The same as an Express machine:", line: "npx wildrydes deploy-machine --stage 1 --express" },
      {
        says: "Its states are read from the log:",
        line: "npx wildrydes run --express --user user_b --key 2_sunglass_face.jpg",
      },
    ],
  },
  {
    title: "`002`, extra credits: mail, a URL, many photos in one execution",
    stops: [
      {
        says: "A sender of mail, and the domain of riders:",
        line: "npx wildrydes setup --notify-from rides@example.com --notify-to-domain riders.example",
      },
      { says: "A click on the link in the mail:", line: "npx wildrydes local mail verify rides@example.com" },
      { says: "The same for the domain:", line: "npx wildrydes local mail verify riders.example" },
      { says: "A machine whose refusals are mailed:", line: "npx wildrydes deploy-machine --stage 4" },
      { says: "A refusal:", line: "npx wildrydes run --user user_b --key 2_sunglass_face.jpg" },
      { says: "The mail:", line: "npx wildrydes local mail list" },
      { says: "A function URL in front of the machine:", line: "npx wildrydes trigger enable --kind url" },
      {
        says: "A signed request starts an execution:",
        line: "npx wildrydes trigger request --user user_f --key 6_other_person.jpg",
      },
      { says: "Many photos in one execution:", line: "npx wildrydes deploy-machine --map" },
    ],
  },
  {
    title: "Stage 5: the traps of the texts",
    stops: [
      { says: "The hardened machine:", line: "npx wildrydes deploy-machine --stage 5" },
      {
        says: "Another photo of the same rider replaces the face:",
        line: "npx wildrydes run --stage 5 --user user_a --key 5_same_person.jpg",
      },
    ],
  },
  {
    title: "`004`: image metadata, retries, moderation, copies, metrics",
    stops: [
      {
        says: "The flow, with retries and a person who is asked about doubtful images:",
        line: "npx wildrydes deploy-machine --flow metadata --retries --moderation",
      },
      { says: "An image of the text:", line: "npx wildrydes run --flow metadata --key Incoming/metadata.jpg" },
      {
        says: "One with rider and album:",
        line: "npx wildrydes run --flow metadata --photo cat.png --user user_a --album winter",
      },
      {
        says: "A format that the Choice refuses:",
        line: "npx wildrydes run --flow metadata --key Incoming/lake.tiff",
        code: 1,
      },
      { says: "A table without throughput, and the retries that wait:", line: "npx wildrydes drill throughput" },
      { says: "Requests that wait for a person:", line: "npx wildrydes approvals list" },
      { says: "Albums:", line: "npx wildrydes albums list" },
      { says: "The images of one:", line: "npx wildrydes albums show winter" },
      { says: "Images that did not go through:", line: "npx wildrydes triage" },
      { says: "Uploads that start the flow:", line: "npx wildrydes trigger enable --kind lambda" },
      { says: "All triggers:", line: "npx wildrydes trigger show" },
      { says: "What CloudWatch counted:", line: "npx wildrydes metrics --since 1h" },
    ],
  },
  {
    title: "`003`: the passport office",
    stops: [
      { says: "The office:", line: "npx wildrydes passport setup" },
      { says: "A photo that is judged here, and nothing is stored:", line: "npx wildrydes passport check selfie.jpg" },
      { says: "A photo that is handed in:", line: "npx wildrydes passport upload smile.jpg", code: 1 },
      { says: "All results:", line: "npx wildrydes passport results" },
      { says: "One result, by the function URL:", line: "npx wildrydes passport url smile.jpg" },
    ],
  },
  {
    title: "Clearing away",
    stops: [{ says: "Every stack of the environment goes:", line: "npx wildrydes teardown --yes" }],
  },
];

transcribe({
  page: "transcripts.md",
  head: "# Transcripts\n\nThe workshop's other texts in a terminal, written down by `bin/make-transcripts.ts` from a real run. Ids and times differ from\nrun to run. [The table of all steps](texts.md) names the test of each.\n",
  parts,
  prepare(home) {
    const templates = join(packageRoot, "templates");
    copyFileSync(join(templates, "photos", "6_other_person.jpg"), join(home, "selfie.jpg"));
    copyFileSync(join(templates, "photos", "1_happy_face.jpg"), join(home, "smile.jpg"));
    copyFileSync(join(templates, "metadata-photos", "cat.png"), join(home, "cat.png"));
  },
});
