import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readMember, readText } from "../../src/workshop/json-member.ts";
import { enterHome, type Envelope, type Home } from "../support/home.ts";
import { workshopOutputs } from "../support/workshop-outputs.ts";

/** The whole workshop through the built program, in its order, as a script drives it: `--json` and exit codes. */
describe("the workshop, step by step", () => {
  let home: Home;

  beforeAll(async () => {
    home = await enterHome();
  });

  afterAll(async () => {
    await home.leave();
  });

  /** Runs a command that has to succeed and answers its result. */
  async function done(...words: string[]): Promise<unknown> {
    const { code, envelope } = await home.runJson(words);
    expect({ code, envelope }).toMatchObject({ code: 0, envelope: { ok: true, command: commandOf(words) } });
    return envelope.result;
  }

  /** Runs a command that has to fail and answers how. */
  async function failed(...words: string[]): Promise<{ code: number | null; error: Envelope["error"] }> {
    const { code, envelope } = await home.runJson(words);
    expect(envelope.ok).toBe(false);
    return { code, error: envelope.error };
  }

  test("setup makes everything", async () => {
    const result = await done("setup");
    expect(result).toMatchObject({
      changed: true,
      stack: { name: "wildrydes-step-module-resources", status: "CREATE_COMPLETE", change: "created" },
      collection: { id: "rider-photos", created: true },
      artifacts: { bucket: "wildrydes-artifacts-123456789012-us-west-2", created: true },
      photos: { keys: samplePhotos, uploaded: samplePhotos },
    });
    expect(Object.keys(Object(readMember(result, "outputs"))).toSorted()).toEqual(workshopOutputs);
  });

  test("a second setup changes nothing", async () => {
    expect(await done("setup")).toMatchObject({
      changed: false,
      stack: { change: "unchanged" },
      collection: { created: false },
      artifacts: { created: false, uploaded: [] },
      photos: { uploaded: [] },
    });
    const { stdout } = await home.run(["setup"]);
    expect(stdout).toMatch(/^The environment is ready; nothing had to change\./);
  });

  test.each([
    [1, ["FaceDetection", "PhotoDoesNotMeetRequirement"]],
    [2, ["CheckFaceDuplicate"]],
    [3, ["ParallelProcessing", "AddFaceToIndex", "Thumbnail"]],
    [4, ["PersistMetadata"]],
  ])("stage %i is deployed and says what it adds", async (stage, adds) => {
    const name = `RiderPhotoProcessing-${stage}`;
    expect(await done("deploy-machine", "--stage", String(stage))).toMatchObject({ name, change: "created", adds });
    expect(await done("deploy-machine", "--stage", String(stage))).toMatchObject({ name, change: "unchanged" });
  });

  test.each([
    ["1", "user_a", "1_happy_face.jpg", "accepted", undefined],
    ["1", "user_b", "2_sunglass_face.jpg", "refused", "wearing sunglasses"],
    ["1", "user_c", "3_multiple_faces.jpg", "refused", "2 faces"],
    ["1", "user_d", "4_no_face.jpg", "refused", "no face"],
    ["2", "user_a", "1_happy_face.jpg", "accepted", undefined],
    ["3", "user_a", "1_happy_face.jpg", "accepted", undefined],
    ["3", "user_e", "5_same_person.jpg", "refused", "already registered"],
  ])("stage %s: %s with %s is %s: %s", async (stage, user, key, kind, reason) => {
    const result = await done("run", "--stage", stage, "--user", user, "--key", key, "--expect", kind);
    expect(readText(result, "outcome", "kind")).toBe(kind);
    expect(readText(result, "outcome", "reason")).toBe(reason);
  });

  test("an outcome that was not expected ends with 1", async () => {
    expect(
      await failed("run", "--stage", "1", "--user", "user_a", "--key", "1_happy_face.jpg", "--expect", "refused"),
    ).toEqual({
      code: 1,
      error: {
        code: "unexpected-outcome",
        message: "Expected: refused. Outcome: accepted.",
        values: { expected: "refused", outcome: { code: "outcome-line", values: { kind: "accepted" } } },
        why: null,
        next: [],
      },
    });
  });

  test("the collection is reset", async () => {
    expect(await done("collection", "reset", "--yes")).toMatchObject({ collection: "rider-photos", deletedFaces: 1 });
    expect(await done("collection", "show")).toMatchObject({ id: "rider-photos", faces: 0 });
  });

  test("the highest stage is the default, and writes face, thumbnail and item", async () => {
    const result = await done("run", "--user", "user_a", "--key", "1_happy_face.jpg", "--name", "first");
    expect(result).toMatchObject({
      stage: 4,
      outcome: { kind: "accepted" },
      written: {
        thumbnail: { key: "resized-1_happy_face.jpg", width: 300, height: 200, contentType: "image/jpeg" },
        item: { Username: "user_a", s3key: "1_happy_face.jpg" },
      },
    });
    expect(readMember(result, "written", "item", "faceId")).toBe(readMember(result, "written", "face", "faceId"));
  });

  test("an execution's name is taken once it was used with another input", async () => {
    expect(await failed("run", "--user", "user_b", "--key", "4_no_face.jpg", "--name", "first")).toMatchObject({
      code: 2,
      error: { code: "execution-exists", message: "An execution named first already exists." },
    });
  });

  test("the rider is refused as a duplicate of himself until his face is deleted", async () => {
    const again = ["run", "--user", "user_a", "--key", "5_same_person.jpg"];
    expect(await done(...again)).toMatchObject({
      outcome: { kind: "refused", reason: "already registered" },
      explanations: [
        expect.stringContaining("The face in the collection belongs to user_a, from an earlier photo"),
        "To let user_a register again: npx wildrydes faces delete --user user_a",
      ],
    });
    expect(await done("faces", "delete", "--user", "user_a")).toMatchObject({ deleted: [{ user: "user_a" }] });
    expect(await done("faces", "list")).toEqual({ faces: [] });
    expect(await done(...again)).toMatchObject({ outcome: { kind: "accepted" } });
  });

  test("a PNG photo that is named .jpg is taken for what it is, under a key that needs encoding", async () => {
    const photo = join(home.folder, "me + you, 100%.jpg");
    await sharp(join(packageRoot, "templates", "photos", "6_other_person.jpg"))
      .resize(600)
      .png()
      .toFile(photo);
    expect(await done("run", "--user", "user_f", "--photo", photo)).toMatchObject({
      key: "me + you, 100%.jpg",
      outcome: { kind: "accepted" },
      written: { thumbnail: { key: "resized-me + you, 100%.jpg", contentType: "image/png", height: 300 } },
    });
  });

  test("a rider is looked up, and his thumbnail saved as the picture it is", async () => {
    const file = join(home.folder, "user_f.png");
    expect(await done("inspect", "user", "user_f", "--save", file)).toMatchObject({
      user: "user_f",
      item: { Username: "user_f" },
      faces: [{ user: "user_f" }],
      saved: file,
    });
    expect(await sharp(await readFile(file)).metadata()).toMatchObject({ format: "png", height: 300 });
    const jpeg = join(home.folder, "user_a.jpg");
    await done("inspect", "user", "user_a", "--save", jpeg);
    expect(await sharp(await readFile(jpeg)).metadata()).toMatchObject({ format: "jpeg", width: 300 });
  });

  test("faces are listed with the photos they came from, and deleted by their ids", async () => {
    const { faces } = Object(await done("faces", "list"));
    expect(faces).toMatchObject([
      { user: "user_a", photo: "5_same_person.jpg" },
      { user: "user_f", photo: "me + you, 100%.jpg" },
    ]);
    const faceId = readText(faces, 1, "faceId") ?? "";
    expect(await done("faces", "delete", faceId)).toMatchObject({ deleted: [{ faceId }] });
    expect(await failed("faces", "delete", faceId)).toMatchObject({ code: 4, error: { code: "face-not-found" } });
  });

  test("an execution is shown in full", async () => {
    expect(await done("inspect", "execution", "first")).toMatchObject({
      execution: { name: "first", status: "SUCCEEDED" },
      outcome: { kind: "accepted" },
      states: [
        { name: "FaceDetection", status: "succeeded", depth: 0, inputValue: { userId: "user_a" } },
        { name: "CheckFaceDuplicate", status: "succeeded" },
        { name: "ParallelProcessing", status: "succeeded" },
        { name: expect.stringMatching(/AddFaceToIndex|Thumbnail/), depth: 1 },
        { name: expect.stringMatching(/AddFaceToIndex|Thumbnail/), depth: 1 },
        { name: "PersistMetadata", outputValue: { userId: "user_a" } },
      ],
    });
  });

  test("the environment is shown in one view", async () => {
    const view = await done("inspect");
    expect(view).toMatchObject({
      stack: { status: "CREATE_COMPLETE" },
      machines: [1, 2, 3, 4].map((stage) => ({ stage, differs: false })),
      faces: [{ user: "user_a" }],
    });
    expect(readMember(view, "items")).toHaveLength(2);
    expect(readMember(view, "thumbnails")).toHaveLength(3);
    expect(readMember(view, "photos")).toHaveLength(7);
    expect(readMember(view, "executions")).toHaveLength(10);
  });

  test("the plan of a teardown counts what is there and deletes nothing", async () => {
    const { plan, executed } = Object(await done("teardown", "--dry-run"));
    expect(executed).toBe(false);
    expect(plan.map(({ what, contents }: { what: string; contents: string }) => `${what}: ${contents}`)).toEqual([
      ...[1, 2, 3, 4].map((stage) => `State machine: stage ${stage}`),
      "Bucket: 7 objects",
      "Bucket: 3 objects",
      "Table: 2 items",
      "Stack: 22 resources, CREATE_COMPLETE",
      "Log groups: 6 groups",
      "Collection: 1 face",
      "Artifacts bucket: 6 objects",
    ]);
    expect(await done("inspect", "user", "user_a")).toMatchObject({ user: "user_a" });
  });

  test("without a terminal a teardown needs --yes", async () => {
    expect(await failed("teardown")).toEqual({
      code: 5,
      error: {
        code: "confirmation-needed",
        message: "This needs a confirmation, and there is no terminal to ask on.",
        values: { flag: "--yes", question: expect.objectContaining({ code: "ask-teardown" }) },
        why: expect.stringContaining("Delete all of this"),
        next: ["Pass --yes to confirm in advance"],
      },
    });
  });

  test("a teardown leaves nothing, and the next one finds nothing", async () => {
    expect(await done("teardown", "--yes")).toMatchObject({ executed: true, failures: [], left: [] });
    expect(await done("teardown", "--yes")).toMatchObject({ plan: [], executed: false, failures: [], left: [] });
    expect(await done("inspect")).toMatchObject({
      photos: [],
      thumbnails: [],
      items: [],
      machines: [],
      executions: [],
    });
  });
});

/** The words of a command line before its first flag or argument. */
function commandOf(words: readonly string[]): string {
  const [first = "", second = ""] = words;
  return /^(collection|faces|local)$/.test(first) || /^(execution|user)$/.test(second) ? `${first} ${second}` : first;
}

const samplePhotos = [
  "1_happy_face.jpg",
  "2_sunglass_face.jpg",
  "3_multiple_faces.jpg",
  "4_no_face.jpg",
  "5_same_person.jpg",
  "6_other_person.jpg",
];
