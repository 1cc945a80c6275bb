import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { startMoto, type Moto } from "../support/moto.ts";
import { programs } from "../support/programs.ts";
import { watchEndpoint, type WatchedEndpoint } from "./support/watched-endpoint.ts";

/**
 * Other partitions than AWS's commercial one, by an endpoint that has them: everything that the program composes names
 * the partition of its region.
 */
describe.runIf(programs.has("moto_server")).each([
  ["us-gov-west-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
])("in %s", (region, partition) => {
  let moto: Moto;
  let watched: WatchedEndpoint;
  let home: Home;
  const environment = { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing", AWS_REGION: region };

  beforeAll(async () => {
    [moto, home] = await Promise.all([startMoto(), enterHome()]);
    watched = await watchEndpoint(moto.url);
  });
  afterAll(async () => {
    moto.stop();
    watched.stop();
    await home.leave();
  });

  // moto lacks activities, function URLs and notifications of functions: what is sent is looked at all the same.
  const beyondMoto = /flow|kind (lambda|url)|passport|inspect/;

  test.each([
    "setup",
    "deploy-machine --stage 1",
    "deploy-machine --stage 4",
    "deploy-machine --stage 4 --retries",
    "deploy-machine --stage 4 --in-place",
    "deploy-machine --stage 5",
    "deploy-machine --stage 4 --integration sdk --email rides@example.com",
    "deploy-machine --stage 4 --express --email rides@example.com",
    "deploy-machine --map",
    "deploy-machine --flow metadata --retries --moderation",
    "deploy-machine --flow metadata --moderation --approval token",
    "trigger enable --kind eventbridge --stage 4",
    "trigger enable --kind lambda",
    "trigger enable --kind url --stage 4",
    "passport setup",
    "inspect",
    "teardown --yes",
  ])("%s", async (words) => {
    const before = watched.sent.length;
    const { code, stdout, stderr } = await home.run([...words.split(" "), "--endpoint-url", watched.url], {
      environment,
    });
    const ended = code === 0 || beyondMoto.test(words) ? "" : `${code}: ${stderr}`;
    expect(ended).toBe("");
    expect(watched.sent.length).toBeGreaterThan(before);
    const composed = [...watched.sent.slice(before), stdout];
    expect(composed.flatMap((text) => text.match(/arn:aws:[^"\s]*/g) ?? [])).toEqual([]);
    const named = composed.flatMap((text) => text.match(/arn:aws[\w-]*(?=:)/g) ?? []);
    expect(new Set(named)).toEqual(new Set(named.length > 0 ? [`arn:${partition}`] : []));
  });

  test("ARNs were composed at all", () => {
    expect(watched.sent.join("\n")).toContain(`arn:${partition}:states:::aws-sdk:s3:headObject`);
  });
});
