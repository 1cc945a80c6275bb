import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readImageHeader } from "../../src/workshop/photos/image-header.ts";
import { useEndpointFolder } from "../cli/support/endpoint-folder.ts";
import { requireResources } from "./require-resources.ts";

const { endpoint, folder, wildrydes, json } = await useEndpointFolder("commands");

describe("before setup", () => {
  test.each([
    ["run", "--user", "user_a", "--key", "1_happy_face.jpg"],
    ["deploy-machine", "--stage", "1"],
    ["inspect", "user", "user_a"],
  ])("%s %s %s says what to run first, with exit code 4", async (...words) => {
    const { code, stdout, stderr } = await wildrydes(...words);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain("There is no stack wildrydes-step-module-resources in us-west-2 of account 123456789012.");
    expect(stderr).toContain("→ Run `npx wildrydes setup`");
  });

  test("faces list misses the collection", async () => {
    const { code, envelope } = await json("faces", "list");
    expect(code).toBe(4);
    expect(envelope).toMatchObject({ ok: false, error: { code: "collection-not-found" } });
  });

  test("inspect shows that nothing is there", async () => {
    const { code, stdout } = await wildrydes("inspect");
    expect(code).toBe(0);
    expect(stdout).toContain("Stack\n  does not exist: run `npx wildrydes setup`");
    expect(stdout).toContain("State machines (0)\n  none");
  });

  test("teardown has nothing to delete", async () => {
    expect(await wildrydes("teardown", "--yes")).toMatchObject({
      code: 0,
      stdout: "There is nothing to delete in the default environment (account 123456789012, us-west-2).\n",
    });
  });
});

describe("setup", () => {
  test("names its target, counts the stack's resources, and prints the outputs", async () => {
    const { code, stdout, stderr } = await wildrydes("setup");
    expect(stderr.split("\n")[0]).toBe(`Target: ${endpoint.url}, account 123456789012, region us-west-2`);
    expect(stderr).toMatch(
      /✔ Artifacts bucket wildrydes-artifacts-123456789012-us-west-2: created, 6 zip files uploaded\n/,
    );
    expect(stderr).toMatch(/✔ Stack wildrydes-step-module-resources: created, \d+ resources\n/);
    expect(stderr).not.toContain("CREATE_COMPLETE");
    expect(stderr).toContain("✔ Collection rider-photos: created\n");
    expect(stdout).toMatch(
      /^The environment is ready\. Outputs of the stack wildrydes-step-module-resources:\n\nFaceDetectionFunctionArn +arn:aws:lambda:us-west-2:123456789012:function:/,
    );
    expect(code).toBe(0);
  });

  test("remembers the target in the working folder", () => {
    expect(JSON.parse(readFileSync(join(folder, ".wildrydes", "config.json"), "utf8"))).toEqual({
      target: "endpoint",
      account: "123456789012",
      region: "us-west-2",
      endpointUrl: endpoint.url,
    });
  });

  test("a second one changes nothing and says so", async () => {
    const { code, stdout, stderr } = await wildrydes("setup");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The environment is ready; nothing had to change\./);
    expect(stderr).toContain("· Stack wildrydes-step-module-resources: no changes\n");
  });
});

describe("deploy-machine", () => {
  test("needs no machine to say that none is deployed", async () => {
    const { code, stderr } = await wildrydes("run", "--user", "user_a", "--key", "1_happy_face.jpg");
    expect(code).toBe(4);
    expect(stderr).toContain(
      "✖ No state machine of this environment is deployed.\n  → Run `npx wildrydes deploy-machine --stage 1`\n",
    );
  });

  test("creates the machine and says what the stage adds", async () => {
    const { code, stdout } = await wildrydes("deploy-machine", "--stage", "1");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^RiderPhotoProcessing-1 is created\.\n\nStage 1: Check the photo\n/);
    expect(stdout).toContain("+ FaceDetection");
    expect(stdout).toContain("+ new in this stage: FaceDetection, PhotoDoesNotMeetRequirement\n");
  });

  test("leaves a machine that is up to date alone", async () => {
    const { envelope } = await json("deploy-machine", "--stage", "1");
    expect(envelope).toMatchObject({ result: { stage: 1, name: "RiderPhotoProcessing-1", change: "unchanged" } });
  });

  test("a stage that is not deployed is named, with those that are", async () => {
    const { code, stderr } = await wildrydes("run", "--user", "u", "--key", "1_happy_face.jpg", "--stage", "3");
    expect(code).toBe(4);
    expect(stderr).toContain(
      "✖ The state machine of stage 3 is not deployed.\n  Why: Deployed: RiderPhotoProcessing-1.\n  → Run `npx wildrydes deploy-machine --stage 3`\n",
    );
  });
});

describe("run --state", () => {
  const file = (): string => {
    const path = join(folder, "route.asl.json");
    const caught = { Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Done" }], Next: "Done" };
    const states = {
      Route: {
        Type: "Choice",
        Choices: [{ Variable: "$.score", NumericGreaterThan: 90, Next: "Look" }],
        Default: "Both",
      },
      Look: { Type: "Task", Resource: "${FaceDetectionFunctionArn}", ...caught },
      Both: {
        Type: "Parallel",
        Branches: [{ StartAt: "In", States: { In: { Type: "Fail", Error: "No" } } }],
        Next: "Done",
      },
      Done: { Type: "Succeed" },
    };
    writeFileSync(path, JSON.stringify({ StartAt: "Route", States: states }));
    return path;
  };
  const tried = (state: string, input: object) =>
    json("run", "--state", state, "--file", file(), "--input", JSON.stringify(input));

  test("tries a state of a file: where it goes, what comes out, and what its Catch takes", async () => {
    const { code, stdout } = await wildrydes("run", "--state", "Route", "--file", file(), "--input", '{"score":97}');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining("✔ succeeded; the next state would be Look"),
    });
    const caught = await tried("Look", { userId: "u", s3Bucket: "no-such-bucket", s3Key: "x.jpg" });
    expect(caught).toMatchObject({ code: 0, envelope: { result: { status: "CAUGHT_ERROR", nextState: "Done" } } });
    expect(await tried("In", {})).toMatchObject({ code: 1, envelope: { result: { status: "FAILED", error: "No" } } });
  });

  test("tries a state of a deployed machine, and starts no execution", async () => {
    const { envelope } = await json("run", "--stage", "1", "--state", "PhotoDoesNotMeetRequirement", "--input", "{}");
    expect(envelope).toMatchObject({
      result: { machine: "RiderPhotoProcessing-1", status: "SUCCEEDED", output: { messageToSend: {} } },
    });
    expect((await json("inspect")).envelope).toMatchObject({ result: { executions: [] } });
  });

  test("a state that is not there, or that has machines inside, is refused in words", async () => {
    expect(await tried("Rout", {})).toMatchObject({ code: 4, envelope: { error: { code: "state-to-try-not-found" } } });
    expect(await tried("Both", {})).toMatchObject({ code: 2, envelope: { error: { code: "state-not-alone" } } });
    const broken = join(folder, "broken.asl.json");
    writeFileSync(broken, '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}');
    expect(await json("run", "--state", "A", "--file", broken, "--input", "{}")).toMatchObject({
      code: 1,
      envelope: { error: { code: "definition-invalid" } },
    });
  });
});

describe("run", () => {
  test("a key that is not in the bucket is refused with those that are", async () => {
    const { code, stderr } = await wildrydes("run", "--user", "user_a", "--key", "nope.jpg");
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /✖ There is no photo nope\.jpg in the bucket \S+\.\n {2}Why: The bucket contains 1_happy_face\.jpg, /,
    );
  });

  test("a photo that is accepted: states, and what was written", async () => {
    await wildrydes("deploy-machine", "--stage", "4");
    const { code, envelope } = await json("run", "--user", "user_a", "--key", "1_happy_face.jpg", "--name", "first");
    expect(code).toBe(0);
    expect(envelope).toMatchObject({
      ok: true,
      command: "run",
      result: {
        user: "user_a",
        stage: 4,
        machine: "RiderPhotoProcessing-4",
        execution: { name: "first", status: "SUCCEEDED" },
        outcome: { kind: "accepted" },
        written: {
          thumbnail: { key: "resized-1_happy_face.jpg", contentType: "image/jpeg" },
          item: { Username: "user_a", s3key: "1_happy_face.jpg" },
        },
      },
    });
    const states: unknown = Reflect.get(Object(envelope["result"]), "states");
    expect(states).toMatchObject([
      { name: "FaceDetection", status: "succeeded", attempts: 1, depth: 0 },
      { name: "CheckFaceDuplicate", status: "succeeded" },
      { name: "ParallelProcessing", status: "succeeded" },
      { name: expect.any(String), depth: 1 },
      { name: expect.any(String), depth: 1 },
      { name: "PersistMetadata", status: "succeeded", depth: 0 },
    ]);
  });

  test("the same rider again is refused as a duplicate, with how to continue", async () => {
    const { code, stdout } = await wildrydes("run", "--user", "user_a", "--key", "1_happy_face.jpg");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✖ refused: already registered \(/m);
    expect(stdout).toContain(
      "The face in the collection belongs to user_a, from an earlier photo. CheckFaceDuplicate refuses a rider's own face too.\nTo let user_a register again: npx wildrydes faces delete --user user_a\n",
    );
  });

  test("another outcome than the expected one ends with 1", async () => {
    const { code, stderr } = await wildrydes(
      "run",
      "--user",
      "user_d",
      "--key",
      "1_happy_face.jpg",
      "--expect",
      "accepted",
    );
    expect(code).toBe(1);
    expect(stderr).toContain("✖ Expected: accepted. Outcome: refused: already registered.\n");
  });

  test("an uploaded photo is stored with the type of its content", async () => {
    const photo = join(packageRoot, "templates", "photos", "1_happy_face.jpg");
    const { code, envelope } = await json(
      "run",
      "--user",
      "user_b",
      "--photo",
      photo,
      "--key",
      "mine+50%.jpg",
      "--expect",
      "refused",
    );
    expect(code).toBe(0);
    expect(envelope).toMatchObject({ result: { key: "mine+50%.jpg", outcome: { reason: "already registered" } } });
  });

  test("an execution's name is free only once", async () => {
    const { code, stderr } = await wildrydes("run", "--user", "x", "--key", "1_happy_face.jpg", "--name", "first");
    expect(code).toBe(2);
    expect(stderr).toContain("✖ An execution named first already exists.\n");
  });

  test("--no-wait comes back at once, with how to look at it", async () => {
    const { code, stdout } = await wildrydes(
      "run",
      "--user",
      "user_d",
      "--key",
      "1_happy_face.jpg",
      "--no-wait",
      "--name",
      "later",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nTo follow it: npx wildrydes inspect execution later --stage 4\n$/);
  });
});

describe("faces and their collection", () => {
  test("faces are listed with user and photo", async () => {
    const { code, stdout } = await wildrydes("faces", "list");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Face +User +Confidence +Photo\n[0-9a-f-]{36} {2}user_a +\d+\.\d % {2}1_happy_face\.jpg\n$/,
    );
  });

  test("the collection is shown with its count", async () => {
    const { envelope } = await json("collection", "show");
    expect(envelope).toMatchObject({ ok: true, result: { id: "rider-photos", faces: 1 } });
  });

  test("a face that is not there ends with 4", async () => {
    const { code, stderr } = await wildrydes("faces", "delete", "--user", "nobody");
    expect(code).toBe(4);
    expect(stderr).toContain("✖ The collection contains no face of nobody.\n");
  });

  test("all faces go only after a yes", async () => {
    const { code, envelope } = await json("faces", "delete", "--all");
    expect(code).toBe(5);
    expect(envelope).toMatchObject({
      ok: false,
      error: {
        code: "confirmation-needed",
        why: "The command asks: Delete the only face of the collection rider-photos?",
      },
    });
  });

  test("a user's face is deleted", async () => {
    const { code, stdout } = await wildrydes("faces", "delete", "--user", "user_a");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 face deleted:\n {2}[0-9a-f-]{36} \(user_a\)\n$/);
    expect((await wildrydes("faces", "list")).stdout).toBe("The collection contains no faces.\n");
  });

  test("an empty collection is reset without a question", async () => {
    const { code, stdout } = await wildrydes("collection", "reset");
    expect(code).toBe(0);
    expect(stdout).toBe("The collection rider-photos is empty again: 0 faces deleted.\n");
  });

  test("a missing collection fails the execution, the command that helps is named, and setup creates it", async () => {
    const { RekognitionClient, DeleteCollectionCommand } = await import("@aws-sdk/client-rekognition");
    const rekognition = new RekognitionClient(endpoint.clientConfig);
    await rekognition.send(new DeleteCollectionCommand({ CollectionId: "rider-photos" }));
    rekognition.destroy();
    const { code, stdout } = await wildrydes("run", "--user", "user_a", "--key", "1_happy_face.jpg");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "The collection rider-photos does not exist. The machine has no Catch for this error, so the execution fails.\nTo create the collection: npx wildrydes collection reset\n",
    );
    expect(stdout).toMatch(/^✖ failed \(/m);
    expect((await json("setup")).envelope).toMatchObject({
      ok: true,
      command: "setup",
      target: { target: "endpoint", account: "123456789012", region: "us-west-2" },
      result: { changed: true, stack: { change: "unchanged" }, photos: { uploaded: [] } },
    });
  });
});

describe("inspect", () => {
  test("shows the environment in one view", async () => {
    const { code, envelope } = await json("inspect");
    expect(code).toBe(0);
    expect(envelope).toMatchObject({
      ok: true,
      result: {
        stack: { name: "wildrydes-step-module-resources", status: "CREATE_COMPLETE" },
        faces: [],
        items: [{ Username: "user_a" }],
        thumbnails: [{ key: "resized-1_happy_face.jpg" }],
        machines: [
          { name: "RiderPhotoProcessing-1", stage: 1, differs: false },
          { name: "RiderPhotoProcessing-4", stage: 4, differs: false },
        ],
      },
    });
    expect(Reflect.get(Object(envelope["result"]), "executions")).toContainEqual(
      expect.objectContaining({
        name: "first",
        user: "user_a",
        photo: "1_happy_face.jpg",
        outcome: { kind: "accepted" },
      }),
    );
    const { stdout } = await wildrydes("inspect");
    expect(stdout).toMatch(/first +4 +user_a +1_happy_face\.jpg +accepted +/);
    expect(stdout).toMatch(/ +user_\w +1_happy_face\.jpg +refused: already registered +/);
  });

  test("an execution is found by its name, with input and output of each state", async () => {
    const { code, stdout } = await wildrydes("inspect", "execution", "first");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^first · RiderPhotoProcessing-4 · SUCCEEDED · accepted\n/);
    expect(stdout).toContain('FaceDetection\nInput\n  {\n    "userId": "user_a",\n');
  });

  test("an execution that is not there ends with 4", async () => {
    expect(await wildrydes("inspect", "execution", "a".repeat(300))).toMatchObject({ code: 4 });
    const { code, stderr } = await wildrydes("inspect", "execution", "nope");
    expect(code).toBe(4);
    expect(stderr).toContain("✖ There is no execution nope.\n  Why: Recent executions: ");
  });

  test.each(["../../x", "a".repeat(300), "\u001B[2J"])(
    "a machine whose name is invalid ends with 4: %j",
    async (name) => {
      const { code, stderr } = await wildrydes("inspect", "machine", name);
      expect(code).toBe(4);
      expect(stderr).not.toContain("unexpected error");
      expect(stderr).not.toContain("\u001B[2J");
    },
  );

  test("a rider's thumbnail is written to a file", async () => {
    const file = join(folder, "user_a.jpg");
    const { code, stdout } = await wildrydes("inspect", "user", "user_a", "--save", file);
    expect(code).toBe(0);
    expect(stdout).toContain(`Saved to   ${file}\n`);
    expect(readImageHeader(readFileSync(file))).toMatchObject({ format: "jpeg", complete: true });
    const refused = [
      [file, `✖ The file already exists: ${file}\n`],
      [join(folder, "user_a.png"), "✖ The thumbnail is image/jpeg, and "],
    ] as const;
    for (const [name, stderr] of refused)
      expect(await wildrydes("inspect", "user", "user_a", "--save", name)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(stderr),
      });
  });

  test("a rider nobody knows ends with 4", async () => {
    expect(await wildrydes("inspect", "user", "nobody")).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(
        "✖ There is no item and no face of nobody.\n  → List items and faces: `npx wildrydes inspect`\n",
      ),
    });
  });
});

test("setup notices a table that was deleted outside the stack", async () => {
  const { DynamoDBClient, DeleteTableCommand, ListTablesCommand } = await import("@aws-sdk/client-dynamodb");
  const client = new DynamoDBClient(endpoint.clientConfig);
  const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}));
  await client.send(new DeleteTableCommand({ TableName }));
  const stack = "wildrydes-step-module-resources";
  const values = { table: TableName, stack };
  await expect(requireResources(endpoint, stack)).rejects.toMatchObject({ code: "table-gone", values });
});

describe("teardown", () => {
  test("--dry-run shows the plan alone", async () => {
    const { code, stdout } = await wildrydes("teardown", "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^This would be deleted:\n\nWhat +Name +Contents\nState machine +RiderPhotoProcessing-1 +stage 1\n/,
    );
    expect(stdout).toMatch(/\nCollection +rider-photos +0 faces\n/);
  });

  test("without a terminal it wants --yes, and nothing has changed", async () => {
    const { code, stderr } = await wildrydes("teardown");
    expect(code).toBe(5);
    // The columns are those of --dry-run.
    expect(stderr).toMatch(/\n {2}State machine +RiderPhotoProcessing-1 +stage 1\n/);
    expect(stderr).toContain("→ Pass --yes to confirm in advance");
    expect(await wildrydes("collection", "show")).toMatchObject({ code: 0 });
  });

  test("deletes everything, looks again, and keeps the target for the next setup", async () => {
    const { code, stdout, stderr } = await wildrydes("teardown", "--yes");
    expect(code).toBe(0);
    expect(stdout).toBe("Everything is deleted.\n");
    expect(stderr).toContain("✔ Stack wildrydes-step-module-resources: deleted\n");
    expect(existsSync(join(folder, ".wildrydes"))).toBe(true);
    expect((await wildrydes("teardown", "--yes")).stdout).toBe(
      "There is nothing to delete in the default environment (account 123456789012, us-west-2).\n",
    );
  });
});
