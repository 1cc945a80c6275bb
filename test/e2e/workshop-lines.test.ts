import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { compileCache } from "../support/compile-cache.ts";
import { programs } from "../support/programs.ts";

/**
 * The `aws` lines that the workshop's texts print, run as printed in a shell that has evaluated `local env`, with
 * nothing filled in but the placeholders.
 */
describe.runIf(programs.has("aws"))("the workshop's own command lines", () => {
  const home = mkdtempSync(join(tmpdir(), "wildrydes-lines-"));
  const wildrydes = `${process.execPath} ${join(packageRoot, "bin", "run.js")}`;
  const environment = {
    PATH: process.env["PATH"] ?? "",
    NODE_COMPILE_CACHE: compileCache,
    HOME: home,
    WILDRYDES_DATA: join(home, "data"),
    AWS_PAGER: "",
    AWS_PROFILE: "somebody-elses",
  };

  // What `local env` says of an old aws CLI is not meant here.
  function shell(script: string): { code: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["-c", `eval "$(${wildrydes} local env 2>/dev/null)"\n${script}`],
      {
        encoding: "utf8",
        env: environment,
        cwd: home,
      },
    );
    return { code: status, stdout, stderr };
  }

  afterAll(() => {
    spawnSync("bash", ["-c", `${wildrydes} local stop`], { env: environment, cwd: home });
    rmSync(home, { recursive: true, force: true });
  });

  test("local env leaves the shell with the endpoint, its keys and nothing of another profile", () => {
    const { stdout } = shell(
      'aws sts get-caller-identity --output text --query Account; echo "$AWS_ENDPOINT_URL $AWS_REGION $AWS_DEFAULT_REGION [$AWS_PROFILE] $AWS_DISABLE_HOST_PREFIX_INJECTION"',
    );
    expect(stdout).toMatch(/^123456789012\nhttp:\/\/127\.0\.0\.1:\d+ us-west-2 us-west-2 \[\] true\n$/);
  });

  test.each(["us-east-1", "eu-west-1"])("a collection is created and deleted in %s", (region) => {
    const created = shell(`aws rekognition create-collection --region ${region} --collection-id rider-photos`);
    expect(created.stderr).toBe("");
    expect(JSON.parse(created.stdout)).toEqual({
      StatusCode: 200,
      CollectionArn: `aws:rekognition:${region}:123456789012:collection/rider-photos`,
      FaceModelVersion: expect.stringMatching(/^\d+\.\d+$/),
    });
    const deleted = shell(`aws rekognition delete-collection --region ${region} --collection-id rider-photos`);
    expect(JSON.parse(deleted.stdout)).toEqual({ StatusCode: 200 });
  });

  test("the collection is reset as the persistence module prints it", () => {
    const create = "aws rekognition create-collection \\\n\t--collection-id rider-photos \\\n\t--region us-west-2";
    const remove = "aws rekognition delete-collection \\\n\t--collection-id rider-photos \\\n\t--region us-west-2";
    expect(shell(create)).toMatchObject({ code: 0, stderr: "" });
    expect(shell(`${remove}\n${create}`)).toMatchObject({ code: 0, stderr: "" });
  });

  test("the README's lines for the aws CLI work as printed", () => {
    const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
    const [, block = ""] = /^```sh\n(eval [^]*?)^```/m.exec(readme) ?? [];
    const npx = `npx() { shift; ${wildrydes} "$@"; }`;
    const { code, stdout } = shell(`${npx}\nunset AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID\n${block}`);
    expect({ code, faces: JSON.parse(stdout).Faces }).toEqual({ code: 0, faces: [] });
  });

  test("faces are listed and deleted", () => {
    const listed = shell("aws rekognition list-faces --collection-id rider-photos --region us-west-2");
    expect(JSON.parse(listed.stdout)).toMatchObject({ Faces: [] });
    const photo = join(packageRoot, "templates", "photos", "1_happy_face.jpg");
    const indexed = shell(
      `aws rekognition index-faces --collection-id rider-photos --external-image-id user_a --image-bytes fileb://${photo} --query 'FaceRecords[0].Face.FaceId' --output text`,
    );
    expect(indexed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[0-9a-f-]{36}\n$/) });
    const faceId = indexed.stdout.trim();
    const deleted = shell(
      `aws rekognition delete-faces --collection-id rider-photos --face-ids ${faceId} --region us-west-2`,
    );
    expect(JSON.parse(deleted.stdout)).toMatchObject({ DeletedFaces: [faceId] });
  });
});
