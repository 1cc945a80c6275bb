import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { readMember, readText } from "../../src/workshop/json-member.ts";
import { clientSettings, openApprovals, putCat, runImage } from "../acceptance/support/flow.ts";
import type { Ended, Home } from "../support/home.ts";

/** A command that is killed at random moments, and then run to its end. */
export interface Step {
  readonly name: string;
  /** Prepares the command; runs once, and is never killed. */
  prepare?(home: Home): Promise<void>;
  words(home: Home): readonly string[];
  /** How the command may end when nobody disturbs it. */
  readonly codes: readonly number[];
  /** The fault after the command has ended; undefined where there is none. */
  check(home: Home, ended: Ended): Promise<string | undefined>;
}

const fine = async (): Promise<undefined> => undefined;

/** The life of an environment, in the order in which its commands make sense. */
export function commandSteps(): Step[] {
  let approval = "";
  return [
    { name: "setup", words: () => ["setup"], codes: [0], check: expectEnvironment },
    {
      name: "deploy-machine",
      words: () => ["deploy-machine", "--stage", "1"],
      codes: [0],
      check: (home) => expectOk(home, ["inspect", "machine", "--stage", "1"]),
    },
    {
      name: "run",
      words: () => ["run", "--stage", "1", "--user", "user_k", "--key", "6_other_person.jpg", "--expect", "accepted"],
      codes: [0],
      check: fine,
    },
    {
      name: "bulk run",
      async prepare(home) {
        await rm(join(home.folder, ".wildrydes", "bulk"), { recursive: true, force: true });
        await writeFile(join(home.folder, "riders.csv"), manifest);
      },
      // What a person types: a batch that was begun is continued. Before its record, there is none to continue.
      words: (home) => [
        "bulk",
        "run",
        "riders.csv",
        "--batch=killed",
        "--yes",
        "--reporter=json=-",
        ...(existsSync(join(home.folder, ".wildrydes", "bulk", "killed", "batch.json")) ? ["--resume"] : []),
      ],
      codes: [0],
      check: expectAllRows,
    },
    {
      name: "learn check",
      prepare: async (home) => {
        await home.run(["learn", "goto", "1"]);
      },
      words: () => ["learn", "check", "1", "--json"],
      codes: [0, 1],
      check: async (_home, { stdout }) =>
        stdout.includes('"checks"') ? undefined : `no report of the lesson: ${stdout.slice(0, 300)}`,
    },
    {
      name: "approvals approve",
      prepare: async (home) => {
        const { bucket } = await deployApprovals(home);
        const s3 = new S3Client({ ...(await clientSettings(home)), forcePathStyle: true });
        await putCat(s3, { bucket, key: "Incoming/mild.png", moderation: "Swimwear or Underwear:70" });
        s3.destroy();
        await runImage(home, "Incoming/mild.png");
        approval = (await openApprovals(home))[0] ?? "none";
      },
      words: () => ["approvals", "approve", approval],
      // Where the decision went out before the kill, the command says that there is one already.
      codes: [0, 1, 4],
      check: async (home) => {
        const { envelope } = await home.runJson(["approvals", "show", approval]);
        return JSON.stringify(envelope).includes("approved") ? undefined : `not approved: ${JSON.stringify(envelope)}`;
      },
    },
    {
      name: "teardown",
      words: () => ["teardown", "--yes"],
      codes: [0],
      check: async (home) => {
        const { code, envelope } = await home.runJson(["teardown", "--yes"]);
        const left = readMember(envelope.result, "left");
        return code === 0 && Array.isArray(left) && left.length === 0 ? undefined : `left: ${JSON.stringify(envelope)}`;
      },
    },
    {
      name: "local reset",
      words: () => ["local", "reset", "--yes"],
      codes: [0],
      check: async (home) => {
        const { envelope } = await home.runJson(["local", "status"]);
        if (readMember(envelope.result, "running") === true) return "the endpoint still runs";
        return existsSync(join(home.dataFolder, "state.db")) ? "the store is still there" : undefined;
      },
    },
  ];
}

const manifest = [
  "userId,key,expect",
  "user_a,1_happy_face.jpg,accepted",
  "user_b,2_sunglass_face.jpg,refused",
  "user_c,3_multiple_faces.jpg,refused",
  "user_d,4_no_face.jpg,refused",
  "user_f,6_other_person.jpg,accepted",
  "",
].join("\n");

async function expectOk(home: Home, words: readonly string[]): Promise<string | undefined> {
  const { code, envelope } = await home.runJson(words);
  return code === 0 ? undefined : `${words.join(" ")} ended with ${code}: ${JSON.stringify(envelope.error)}`;
}

/** A second setup finds nothing to do, and the environment is whole. */
async function expectEnvironment(home: Home): Promise<string | undefined> {
  const { code, envelope } = await home.runJson(["setup"]);
  const status = readText(envelope.result, "stack", "status") ?? "";
  return code === 0 && /^(?:CREATE|UPDATE)_COMPLETE$/.test(status)
    ? expectOk(home, ["inspect"])
    : `setup once more: ${code} ${status} ${JSON.stringify(envelope.error)}`;
}

async function expectAllRows(_home: Home, { stdout }: Ended): Promise<string | undefined> {
  const report: unknown = JSON.parse(stdout);
  const rows = readMember(report, "rows");
  const open = Array.isArray(rows) ? rows.filter((row: unknown) => readText(row, "outcome", "kind") === undefined) : [];
  if (!Array.isArray(rows) || rows.length !== 5) return `not five rows: ${stdout.slice(0, 300)}`;
  return open.length === 0 ? undefined : `rows without an outcome: ${JSON.stringify(open)}`;
}

async function deployApprovals(home: Home): Promise<{ bucket: string }> {
  const { code, envelope } = await home.runJson(["deploy-machine", "--flow", "metadata", "--moderation"]);
  if (code !== 0) throw new Error(JSON.stringify(envelope));
  return { bucket: readText(envelope.result, "outputs", "PhotoRepoS3Bucket") ?? "" };
}
