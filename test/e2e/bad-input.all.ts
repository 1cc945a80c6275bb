import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import type { RunOptions } from "../support/home.ts";
import { blackPng } from "../support/png.ts";
import { useHome } from "../support/use-home.ts";
import { complaintOf as complaintIn } from "./complaint.ts";

const home = await useHome();

const complaintOf = (words: readonly string[], options?: RunOptions) => complaintIn(home, words, options);

describe("what cannot be meant", () => {
  test.each<[words: string, message: string, help: string]>([
    ["setup --fast", "Unknown flag: --fast.", "setup"],
    ["run --user user_a --key a.jpg --stage 9", "Invalid value of --stage: 9. The values are 1, 2, 3, 4, 5.", "run"],
    ["deploy-machine --stage", "The flag --stage needs a value: 1, 2, 3, 4, 5.", "deploy-machine"],
    ["run --user", "The flag --user needs a value.", "run"],
    ["setup --target moon", "Invalid value of --target: moon. The values are local, aws.", "setup"],
    ["local fault add rain", "Invalid kind: rain.", "local fault add"],
    ["setup now", "Unexpected argument: now.", "setup"],
  ])("%s", async (words, message, help) => {
    expect(await complaintOf(words.split(" "))).toEqual({
      code: 2,
      message: expect.stringContaining(message),
      next: [`See \`npx wildrydes ${help} --help\``],
    });
  });

  test.each([["inspect user", "The argument user is missing.", "inspect user user_a"]])(
    "%s, with an example",
    async (words, message, example) => {
      expect(await complaintOf(words.split(" "))).toEqual({
        code: 2,
        message,
        next: [`For example: npx wildrydes ${example}`, `See \`npx wildrydes ${words} --help\``],
      });
    },
  );

  test("deploy-machine without a machine, with both ways to name one", async () => {
    expect(await complaintOf(["deploy-machine"])).toEqual({
      code: 2,
      message: "No machine is given.",
      next: [
        "Give a stage: `npx wildrydes deploy-machine --stage 1`",
        "Or a flow: `npx wildrydes deploy-machine --flow metadata`",
      ],
    });
  });

  test("an unknown command, with the one that was probably meant", async () => {
    expect(await complaintOf(["set-up"])).toEqual({
      code: 2,
      message: "Unknown command: set-up",
      next: ["Did you mean `npx wildrydes setup`?", "See `npx wildrydes --help`"],
    });
  });

  test.each<[words: string[], message: string, why: string | undefined, ...next: string[]]>([
    [
      ["run", "--user", "rider@example.com", "--key", "a.jpg"],
      "Invalid user id: rider@example.com",
      "Rekognition stores the id with the face. It accepts only letters, digits, and _ . - : in an id, so an email address does not fit.",
      "Use an id such as rider_example.com",
    ],
    [
      ["run", "--user", "user_a"],
      "No photo is given.",
      undefined,
      "Give --key KEY for a photo in the bucket, --photo FILE to upload one, or both",
      "For example: npx wildrydes run --user user_a --key 1_happy_face.jpg",
    ],
    [
      ["setup", "--env", "My Class"],
      "Invalid environment name: My Class",
      "The name becomes part of bucket names: up to 15 lower-case letters, digits and hyphens, with no hyphen at either end.",
      "Choose a name such as --env blue",
    ],
    [
      ["setup", "--region", "west"],
      "Unknown region: west",
      undefined,
      "Use the code of a region, such as --region us-west-2",
    ],
    [
      ["setup", "--endpoint-url", "localhost:5000"],
      "Invalid endpoint address: localhost:5000",
      "The address of an endpoint begins with http:// or https://.",
      "Use an address such as --endpoint-url http://127.0.0.1:5000",
    ],
  ])("%j", async (words, message, why, ...next) => {
    expect(await complaintOf(words)).toEqual({ code: 2, message, ...(why === undefined ? {} : { why }), next });
  });
});

describe("photos that are none", () => {
  const sample = join(packageRoot, "templates", "photos", "1_happy_face.jpg");

  test.each<[name: string, content: () => Promise<Uint8Array>, why: string]>([
    ["empty.jpg", async () => Buffer.alloc(0), "The file is empty."],
    [
      "letter.jpg",
      async () => Buffer.from("Dear rider"),
      "The content of the file is not a picture, whatever its name says.",
    ],
    [
      "moving.jpg",
      () => sharp(sample).resize(200).gif().toBuffer(),
      "The content of the file is GIF, not JPEG or PNG, whatever its name says.",
    ],
    [
      "modern.jpg",
      () => sharp(sample).resize(200).webp().toBuffer(),
      "The content of the file is WebP, not JPEG or PNG, whatever its name says.",
    ],
    ["half.jpg", async () => (await readFile(sample)).subarray(0, 50_000), "The end of the picture is missing."],
    [
      "endless.png",
      () =>
        sharp({ create: { width: 10_400, height: 100, channels: 3, background: "teal" } })
          .png()
          .toBuffer(),
      "It has 10400 × 100 pixels. Rekognition accepts up to 10,000 on each side.",
    ],
  ])("%s", async (name, content, why) => {
    await writeFile(join(home.folder, name), await content());
    expect(await complaintOf(["run", "--user", "user_a", "--photo", name])).toEqual({
      code: 2,
      message: `The photo ${name} cannot be used.`,
      why,
      next: ["Choose a JPEG or PNG photo with one face in it"],
    });
  });

  test("a file that is not there", async () => {
    expect(await complaintOf(["run", "--user", "user_a", "--photo", "gone.jpg"])).toEqual({
      code: 4,
      message: "There is no file gone.jpg.",
      next: ["Check the path of the photo"],
    });
  });

  test("a photo of 100 megapixels is refused by the machine, in Rekognition's words", async () => {
    await home.succeed("setup");
    await home.succeed("deploy-machine", "--stage", "1");
    await writeFile(join(home.folder, "huge.png"), blackPng(10_000, 10_000));
    const { code, envelope } = await home.runJson(["run", "--user", "user_a", "--photo", "huge.png"]);
    expect({ code, envelope }).toMatchObject({
      code: 0,
      envelope: { ok: true, result: { outcome: { kind: "refused", reason: "Image size is too large" } } },
    });
  });
});
