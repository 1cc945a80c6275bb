import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runCli, type CliResult } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let home: string;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  home = mkdtempSync(join(tmpdir(), "wildrydes-target-"));
  const { accessKeyId, secretAccessKey } = keysOf(endpoint);
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  writeFileSync(join(home, "credentials"), `[teacher]\n${keys}\n[mfa-source]\n${keys}`);
  writeFileSync(
    join(home, "config"),
    `[profile teacher]
region = eu-west-1
endpoint_url = ${endpoint.url}
[profile mfa]
role_arn = arn:aws:iam::123456789012:role/Operator
source_profile = mfa-source
mfa_serial = arn:aws:iam::123456789012:mfa/ann
[profile broken]
credential_process = /bin/sh -c "echo no vault >&2; exit 1"
[profile vault]
region = us-west-2
endpoint_url = ${endpoint.url}
credential_process = ${process.execPath} ${join(home, "vault.mjs")}
[sso-session room]
sso_region = us-east-1
sso_start_url = https://example.awsapps.com/start
[profile sso]
sso_session = room
sso_account_id = 123456789012
sso_role_name = Attendee
`,
  );
});

/** A program of a company that hands out keys which soon end, and counts how often it is asked. */
function writeVault(secondsOfUse: number): string {
  const asked = join(home, "asked.txt");
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = keysOf(endpoint);
  // Keys that end within five minutes are fetched again.
  const Expiration = `new Date(Date.now() + ${(300 + secondsOfUse) * 1000}).toISOString()`;
  writeFileSync(
    join(home, "vault.mjs"),
    `import { appendFileSync } from "node:fs";
appendFileSync(${JSON.stringify(asked)}, "asked\\n");
const keys = ${JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey })};
console.log(JSON.stringify({ ...keys, Expiration: ${Expiration} }));
`,
  );
  return asked;
}

afterAll(async () => {
  await endpoint.close();
  rmSync(home, { recursive: true });
});

beforeEach(() => {
  folder = mkdtempSync(join(home, "folder-"));
});

function keysOf({ environment }: TestEndpoint): { accessKeyId: string; secretAccessKey: string } {
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = environment;
  return { accessKeyId, secretAccessKey };
}

function wildrydes(words: string[], environment: Record<string, string> = endpoint.environment): Promise<CliResult> {
  return runCli(words, {
    environment: {
      AWS_CONFIG_FILE: join(home, "config"),
      AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials"),
      HOME: home,
      AWS_EC2_METADATA_DISABLED: "true",
      WILDRYDES_DATA: join(home, "no-daemon"),
      ...environment,
    },
    folder,
  });
}

async function json(words: string[], environment?: Record<string, string>) {
  const { code, stdout } = await wildrydes([...words, "--json"], environment);
  return { code, envelope: JSON.parse(stdout) };
}

function stored(): unknown {
  return JSON.parse(readFileSync(join(folder, ".wildrydes", "config.json"), "utf8"));
}

function store(choice: object): void {
  mkdirSync(join(folder, ".wildrydes"));
  writeFileSync(join(folder, ".wildrydes", "config.json"), JSON.stringify(choice));
}

test("teardown keeps the target: repeated, it does nothing there, and never turns to another environment", async () => {
  await wildrydes(["setup"]);
  const { stderr } = await wildrydes(["setup", "--env", "blue"]);
  expect(stderr).toContain("work in the environment blue of this target.");
  expect(stored()).toMatchObject({ target: "endpoint", account: "123456789012", environment: "blue" });

  expect(await wildrydes(["teardown", "--yes"])).toMatchObject({ code: 0 });
  const again = await wildrydes(["teardown", "--yes"]);
  expect(again).toMatchObject({
    code: 0,
    stdout: "There is nothing to delete in the environment blue (account 123456789012, us-west-2).\n",
  });
  expect(stored()).toMatchObject({ environment: "blue" });
  // The default environment is still there; `blue` is not, and looking at it says so.
  expect((await json(["inspect"])).envelope).toMatchObject({ ok: false, error: { code: "setup-not-done" } });
  rmSync(join(folder, ".wildrydes"), { recursive: true });
  expect((await json(["inspect"])).envelope).toMatchObject({
    ok: true,
    result: { stack: { status: "CREATE_COMPLETE" } },
  });
  await wildrydes(["teardown", "--yes"]);
}, 60_000);

test("the target is stored before anything is changed", async () => {
  const without = { ...endpoint.environment, AWS_SECRET_ACCESS_KEY: "wrong" };
  expect((await wildrydes(["setup", "--env", "red"], without)).code).toBe(3);
  expect(() => stored()).toThrow("ENOENT");
  const { accessKeyId, secretAccessKey } = keysOf(endpoint);
  const s3 = new S3Client({
    region: "us-west-2",
    endpoint: endpoint.url,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  const Bucket = "wildrydes-artifacts-123456789012-us-east-1-red";
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }));
  const { envelope } = await json(["setup", "--env", "red", "--region", "us-east-1"]);
  expect(envelope.error).toMatchObject({ code: "bucket-elsewhere" });
  expect(stored()).toMatchObject({ environment: "red", region: "us-east-1" });
  await s3.send(new DeleteBucketCommand({ Bucket }));
});

test("reading commands name a target that is not the default", async () => {
  const { stderr } = await wildrydes(["inspect"]);
  expect(stderr).toContain(`Target: ${endpoint.url}, account 123456789012, region us-west-2`);
});

test("credentials of another account than the stored one are refused, and --account lets them in", async () => {
  store({ target: "endpoint", endpointUrl: endpoint.url, region: "us-west-2", account: "999999999999" });
  const { code, envelope } = await json(["teardown", "--yes"]);
  expect(code).toBe(3);
  expect(envelope.error).toMatchObject({
    code: "other-account",
    values: { account: "123456789012", wanted: "999999999999", stored: true },
  });
  expect(envelope.target).toMatchObject({ kind: "endpoint", account: null, region: "us-west-2", environment: null });
  expect((await json(["inspect", "--account", "123456789012"])).code).toBe(0);
  expect((await json(["inspect", "--account", "888888888888"])).envelope.error.code).toBe("other-account");
});

test("a profile brings its keys, its region and its address, and is stored as AWS", async () => {
  const { code, envelope } = await json(["setup", "--profile", "teacher"], {});
  expect(code).toBe(0);
  expect(envelope.target).toMatchObject({ kind: "endpoint", profile: "teacher", region: "eu-west-1" });
  expect(stored()).toEqual({ target: "aws", account: "123456789012", profile: "teacher", region: "eu-west-1" });
  expect((await json(["inspect"], {})).envelope.target).toMatchObject({ profile: "teacher", region: "eu-west-1" });
  await wildrydes(["teardown", "--yes"], {});
}, 60_000);

test.each([
  ["nope", "profile-not-found", { profile: "nope", known: ["broken", "mfa", "mfa-source", "sso", "teacher", "vault"] }],
  [
    "mfa",
    "mfa-needed",
    { question: { code: "ask-mfa-code", values: { device: "arn:aws:iam::123456789012:mfa/ann" } } },
  ],
  ["broken", "process-failed", { profile: "broken", reason: expect.stringContaining("no vault") }],
  ["sso", "sso-expired", { profile: "sso" }],
])("--profile %s ends with %s, without a look at any other source", async (profile, error, values) => {
  // Exported keys would work: a named profile never falls through to them.
  const { code, envelope } = await json(["inspect", "--profile", profile]);
  expect(code).toBe(3);
  expect(envelope.error).toMatchObject({ code: error, values });
  expect(envelope.target).toMatchObject({ kind: "aws", profile, account: null });
});

test("keys that end during a long command are fetched again by it", async () => {
  const asked = writeVault(0.3);
  const { code } = await json(["setup", "--target", "aws", "--profile", "vault", "--env", "vault", "--yes"], {});
  expect(code).toBe(0);
  expect(readFileSync(asked, "utf8").split("\n").length).toBeGreaterThan(2);
});
