import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveEndpoint } from "../../src/local/http/serve.ts";
import { packageRoot } from "../../src/package-root.ts";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Ended, type Home, type RunOptions } from "../support/home.ts";

/** What a person reads of an error; the envelope says the same. */
interface Complaint {
  readonly code: number;
  readonly message: string;
  readonly why?: string;
  readonly next: readonly string[];
}

let home: Home;

beforeAll(async () => {
  home = await enterHome();
});

afterAll(async () => {
  await home.leave();
});

/** The error as it stands on stderr, below the line that names the target. */
function readComplaint({ code, stderr }: Ended): Complaint {
  const lines = stderr.trimEnd().split("\n");
  const [message = "", ...rest] = lines.slice(lines.findIndex((line) => line.startsWith("✖ ")));
  const why = rest.find((line) => line.startsWith("  Why: "))?.slice("  Why: ".length);
  const next = rest.filter((line) => line.startsWith("  → ")).map((line) => line.slice("  → ".length));
  return { code: code ?? -1, message: message.slice(2), ...(why === undefined ? {} : { why }), next };
}

/** How a command fails: for a person, who gets nothing on stdout, and in the same words for a script. */
async function complaintOf(words: readonly string[], options: RunOptions = {}): Promise<Complaint> {
  const [ended, { code, envelope }] = await Promise.all([home.run(words, options), home.runJson(words, options)]);
  const complaint = readComplaint(ended);
  const { message, why = null, next } = complaint;
  expect({ stdout: ended.stdout, code, envelope }).toMatchObject({
    stdout: "",
    code: complaint.code,
    envelope: { ok: false, error: { message, why, next } },
  });
  return complaint;
}

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
      "Rekognition stores the id with the face. It accepts only letters, digits, and _ . - : (an e-mail address does not fit).",
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
});

describe("too early", () => {
  const notSetUp: Complaint = {
    code: 4,
    message: "There is no stack wildrydes-step-module-resources in us-west-2 of account 123456789012.",
    why: "The environment is not set up, or it is in another place.",
    next: ["Run `npx wildrydes setup`", "Or name the right place with --target, --region, --profile or --env"],
  };

  test.each(["deploy-machine --stage 1", "run --user user_a --key 1_happy_face.jpg", "inspect user user_a"])(
    "before setup: %s",
    async (words) => {
      expect(await complaintOf(words.split(" "))).toEqual(notSetUp);
    },
  );

  test.each(["faces list", "collection show"])("before setup: %s", async (words) => {
    expect(await complaintOf(words.split(" "))).toEqual({
      code: 4,
      message: "There is no collection rider-photos.",
      next: ["Run `npx wildrydes setup`, or `npx wildrydes collection reset` if only the collection is missing"],
    });
  });

  test("before a machine is deployed, and before that machine is", async () => {
    expect(await home.run(["setup"])).toMatchObject({ code: 0 });
    const run = ["run", "--user", "user_a", "--key", "1_happy_face.jpg"];
    expect(await complaintOf(run)).toEqual({
      code: 4,
      message: "No state machine of this environment is deployed.",
      next: ["Run `npx wildrydes deploy-machine --stage 1`"],
    });
    expect(await home.run(["deploy-machine", "--stage", "1"])).toMatchObject({ code: 0 });
    expect(await complaintOf([...run, "--stage", "3"])).toEqual({
      code: 4,
      message: "The state machine of stage 3 is not deployed.",
      why: "Deployed: RiderPhotoProcessing-1.",
      next: ["Run `npx wildrydes deploy-machine --stage 3`"],
    });
  });

  test("a key that is not in the bucket, with those that are", async () => {
    const { envelope } = await home.runJson(["inspect"]);
    const bucket = String(readMember(envelope.result, "stack", "outputs", "RiderPhotoS3Bucket"));
    expect(await complaintOf(["run", "--user", "user_a", "--key", "happy.jpg"])).toEqual({
      code: 4,
      message: `There is no photo happy.jpg in the bucket ${bucket}.`,
      why: "The bucket contains 1_happy_face.jpg, 2_sunglass_face.jpg, 3_multiple_faces.jpg, 4_no_face.jpg, 5_same_person.jpg, 6_other_person.jpg.",
      next: ["Give one of these with --key", "Or upload a photo: `npx wildrydes run --user ID --photo FILE`"],
    });
  });

  test("a photo of 100 megapixels is refused by the machine, in Rekognition's words", async () => {
    const huge = sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: "grey" } });
    await huge.png({ compressionLevel: 1 }).toFile(join(home.folder, "huge.png"));
    const { code, envelope } = await home.runJson(["run", "--user", "user_a", "--photo", "huge.png"]);
    expect({ code, envelope }).toMatchObject({
      code: 0,
      envelope: { ok: true, result: { outcome: { kind: "refused", reason: "Image size is too large" } } },
    });
  });
});

describe("where it cannot work", () => {
  test("a port that another program has", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, "127.0.0.1", resolve);
    });
    const port = String(readMember(other.address(), "port"));
    const environment = { WILDRYDES_DATA: join(home.folder, "other-data") };
    expect(await complaintOf(["local", "start", "--port", port], { environment })).toEqual({
      code: 3,
      message: `Another program uses port ${port} on this machine.`,
      next: ["End that program, or choose another port: `npx wildrydes local start --port 4567`"],
    });
    other.close();
  });

  test("a data folder that cannot be made", async () => {
    await writeFile(join(home.folder, "a-file"), "");
    const data = join(home.folder, "a-file", "data");
    expect(await complaintOf(["setup"], { environment: { WILDRYDES_DATA: data } })).toEqual({
      code: 3,
      message: `The data folder ${data} cannot be written to: a part of its path is a file.`,
      next: ["Make it writable, or name another one in WILDRYDES_DATA"],
    });
  });

  test("AWS without credentials", async () => {
    expect(await complaintOf(["setup", "--target", "aws"])).toEqual({
      code: 3,
      message: "No AWS credentials were found.",
      why: "Could not load credentials from any providers",
      next: [
        "Run `aws configure`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or pass --profile NAME",
        "Or work on this machine, without an account: --target local",
      ],
    });
  });

  test("an endpoint that does not answer", async () => {
    expect(
      await complaintOf(["setup", "--endpoint-url", "http://127.0.0.1:9"], {
        environment: { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" },
      }),
    ).toEqual({
      code: 3,
      message: "The endpoint did not respond at 127.0.0.1:9.",
      why: "connect ECONNREFUSED 127.0.0.1:9",
      next: [
        "For the local endpoint: `npx wildrydes local status` shows whether it is running",
        "For another one: check --endpoint-url, AWS_ENDPOINT_URL and the network",
      ],
    });
  });

  test("a full disk: setup says so, and goes on when there is space again", async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), "wildrydes-full-"));
    const log: string[] = [];
    const serve = (port: number, limits: { maxPages?: number }) =>
      serveEndpoint({ dataFolder, port, acceptTestKeys: false, log: (line) => log.push(line), ...limits });
    const full = await serve(0, { maxPages: 60 });
    const { accessKeyId, secretAccessKey } = full.endpoint.keys.person;
    const environment = {
      AWS_ENDPOINT_URL: full.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const ended = await home.run(["setup"], { environment });
    expect(readComplaint({ ...ended, stderr: ended.stderr.replace(/^✖ Stack.*\n/m, "") })).toEqual({
      code: 3,
      message: "The disk that holds the local endpoint's data folder is full.",
      why: "Nothing of this request was stored.",
      next: ["Free some space and run the command again: what was stored before is still there"],
    });
    await full.close();
    const freed = await serve(full.listener.port, {});
    await freed.endpoint.resume();
    expect(await home.runJson(["setup"], { environment })).toMatchObject({
      code: 0,
      envelope: { result: { stack: { status: "CREATE_COMPLETE" } } },
    });
    await freed.close();
    await rm(dataFolder, { recursive: true });
  });
});
