import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serveEndpoint } from "../../src/local/http/serve.ts";
import { readMember } from "../../src/workshop/json-member.ts";
import type { RunOptions } from "../support/home.ts";
import { useHome } from "../support/use-home.ts";
import { type Complaint, complaintOf as complaintIn, readComplaint } from "./complaint.ts";

const home = await useHome({ inProcess: true });

const complaintOf = (words: readonly string[], options?: RunOptions) => complaintIn(home, words, options);

// Both wait for their retries, in separate processes and folders; the other tests continue meanwhile.
const unreachable = home.shell(
  "mkdir unreachable && cd unreachable && wildrydes setup --endpoint-url http://127.0.0.1:9",
  {
    environment: { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" },
  },
);
const full = await serveFullDisk();
const endedByFullDisk = home.shell("mkdir full && cd full && wildrydes setup", { environment: full.environment });

// A sample: `bad-input.all.ts` has all of what cannot be meant and of photos that are none.
test("a value that a flag does not take", async () => {
  expect(await complaintOf("run --user user_a --key a.jpg --stage 9".split(" "))).toEqual({
    code: 2,
    message: expect.stringContaining("Invalid value of --stage: 9. The values are 1, 2, 3, 4, 5."),
    next: ["See `npx wildrydes run --help`"],
  });
});

test("a file that is not a photo", async () => {
  await writeFile(join(home.folder, "letter.jpg"), "Dear rider");
  expect(await complaintOf(["run", "--user", "user_a", "--photo", "letter.jpg"])).toEqual({
    code: 2,
    message: "The photo letter.jpg cannot be used.",
    why: "The content of the file is not a picture, whatever its name says.",
    next: ["Choose a JPEG or PNG photo with one face in it"],
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
      next: [
        "Set the environment up: `npx wildrydes setup`",
        "If only the collection is missing, create it: `npx wildrydes collection reset`",
      ],
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
    const ended = await unreachable;
    expect(ended.stdout).toBe("");
    expect(readComplaint(ended)).toEqual({
      code: 3,
      message: "The endpoint did not respond at 127.0.0.1:9.",
      why: "connect ECONNREFUSED 127.0.0.1:9",
      next: [
        "For the local endpoint: `npx wildrydes local status` shows whether it is running",
        "For another one: check --endpoint-url, AWS_ENDPOINT_URL and the network",
      ],
    });
  });

  test("a full disk: setup says so, and continues when there is space again", async () => {
    const ended = await endedByFullDisk;
    expect(readComplaint({ ...ended, stderr: ended.stderr.replace(/^✖ Stack.*\n/m, "") })).toEqual({
      code: 3,
      message: "The disk that holds the local endpoint's data folder is full.",
      why: "Nothing of this request was stored.",
      next: [
        "Free some space and run the command again: what was stored before is still there",
        "A limit of file sizes has the same effect: `ulimit -f` shows it",
      ],
    });
    await full.free();
    expect(await home.runJson(["setup"], { environment: full.environment })).toMatchObject({
      code: 0,
      envelope: { result: { stack: { status: "CREATE_COMPLETE" } } },
    });
    await full.remove();
  });
});

/** An endpoint whose store takes 60 pages. `free` puts one without that limit in its place. */
async function serveFullDisk() {
  const dataFolder = await mkdtemp(join(tmpdir(), "wildrydes-full-"));
  const serve = (port: number, limits: { maxPages?: number }) =>
    serveEndpoint({ dataFolder, port, acceptTestKeys: false, log() {}, ...limits });
  let served = await serve(0, { maxPages: 60 });
  const { accessKeyId, secretAccessKey } = served.endpoint.keys.person;
  return {
    environment: {
      AWS_ENDPOINT_URL: served.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    },
    async free() {
      const { port } = served.listener;
      await served.close();
      served = await serve(port, {});
      await served.endpoint.resume();
    },
    async remove() {
      await served.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
