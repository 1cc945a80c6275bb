import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Envelope, type Home } from "../support/home.ts";
import { startMoto, type Moto } from "../support/moto.ts";
import { programs } from "../support/programs.ts";

/** The program against an endpoint that others wrote: what docs/other-endpoints.md says of moto is measured here. */
describe.runIf(programs.has("moto_server"))("against moto", () => {
  let moto: Moto;
  let home: Home;
  const environment = { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing" };

  beforeAll(async () => {
    [moto, home] = await Promise.all([startMoto(), enterHome()]);
  });

  afterAll(async () => {
    moto.stop();
    await home.leave();
  });

  async function ended(...words: string[]): Promise<{ code: number | null; envelope: Envelope }> {
    return home.runJson([...words, "--endpoint-url", moto.url], { environment });
  }

  test("setup makes the stack from the same template, and continues without a collection", async () => {
    const { stderr, code } = await home.run(["setup", "--endpoint-url", moto.url], { environment });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      new RegExp(
        `^Target: ${moto.url}, account 123456789012, region us-west-2\n✔ Artifacts bucket .*: created, 6 zip files uploaded\n`,
      ),
    );
    expect(stderr).toContain("✔ Stack wildrydes-step-module-resources: created, ");
    expect(stderr).toContain("· Collection rider-photos: this endpoint has no collections\n");
    const { envelope } = await ended("inspect");
    expect(envelope.target).toMatchObject({ target: "endpoint", endpointUrl: moto.url });
    expect(Object.keys(Object(readMember(envelope.result, "stack", "outputs")))).toHaveLength(10);
    expect(readMember(envelope.result, "photos")).toHaveLength(6);
  });

  test("setup stores the endpoint, so that later commands need no flag", async () => {
    const { envelope } = await home.runJson(["inspect"], { environment });
    expect(envelope.target).toMatchObject({ endpointUrl: moto.url });
  });

  test("a second setup changes nothing", async () => {
    expect(await ended("setup")).toMatchObject({
      code: 0,
      envelope: { result: { stack: { status: "CREATE_COMPLETE", change: "unchanged" }, photos: { uploaded: [] } } },
    });
  });

  test.each([1, 4])("the machine of stage %i is deployed, unchecked", async (stage) => {
    const deploy = ["deploy-machine", "--stage", String(stage)];
    const { code, stderr } = await home.run(deploy, { environment });
    expect(code).toBe(0);
    expect(stderr).toContain(
      "› This endpoint cannot validate definitions. The definition is deployed without a check.\n",
    );
    expect(await ended(...deploy)).toMatchObject({ code: 0, envelope: { result: { change: "unchanged" } } });
  });

  test("an execution starts and is never carried out", async () => {
    const run = ["run", "--user", "user_a", "--key", "1_happy_face.jpg", "--name", "first", "--no-wait"];
    expect(await ended(...run)).toMatchObject({ code: 0, envelope: { result: { outcome: { kind: "running" } } } });
    expect(await ended("inspect", "execution", "first")).toMatchObject({
      code: 0,
      envelope: { result: { execution: { status: "RUNNING" } } },
    });
  });

  test.each(["faces list", "collection show", "collection reset"])("%s says what is missing", async (words) => {
    expect(await ended(...words.split(" "))).toMatchObject({
      code: 3,
      envelope: {
        ok: false,
        error: {
          code: "not-offered",
          message: "The endpoint does not offer an operation that this command needs.",
          next: ["Work on this machine, with --target local, or on AWS, with --target aws"],
        },
      },
    });
  });

  test("teardown leaves nothing, as moto confirms", async () => {
    const { code, envelope } = await ended("teardown", "--yes");
    expect({ code, result: envelope.result }).toMatchObject({
      code: 0,
      result: { executed: true, failures: [], left: [] },
    });
    expect(await ended("teardown", "--dry-run")).toMatchObject({ code: 0, envelope: { result: { plan: [] } } });
    const config = {
      endpoint: moto.url,
      region: "us-west-2",
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    };
    const [{ Buckets }, { TableNames }, { Functions }, { logGroups }, { Roles }] = await Promise.all([
      new S3Client(config).send(new ListBucketsCommand({})),
      new DynamoDBClient(config).send(new ListTablesCommand({})),
      new LambdaClient(config).send(new ListFunctionsCommand({})),
      new CloudWatchLogsClient(config).send(new DescribeLogGroupsCommand({})),
      new IAMClient(config).send(new ListRolesCommand({})),
    ]);
    expect([Buckets ?? [], TableNames, Functions, logGroups, Roles]).toEqual([[], [], [], [], []]);
  });
});
