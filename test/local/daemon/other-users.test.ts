import {
  chownSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureDaemon, findDaemon, observeDaemon, stopDaemon } from "../../../src/local/daemon/index.ts";

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-others-"));
});
afterEach(async () => {
  await stopDaemon(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

describe("other users of the machine", () => {
  test("read nothing in a folder that was open to them", async () => {
    chmodSync(dataFolder, 0o755);
    const before = process.umask(0);
    try {
      const { url: endpoint, credentials } = await ensureDaemon({ dataFolder, idleMinutes: 0 });
      const settings = { endpoint, credentials, region: "us-west-2" };
      const s3 = new S3Client({ ...settings, forcePathStyle: true });
      await s3.send(new CreateBucketCommand({ Bucket: "photos" }));
      await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "a", Body: "b" }));
      await new DynamoDBClient(settings).send(
        new CreateTableCommand({
          TableName: "riders",
          BillingMode: "PAY_PER_REQUEST",
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        }),
      );
    } finally {
      process.umask(before);
    }
    expect(openEntries(dataFolder)).toEqual([]);
    expect(readdirSync(dataFolder)).toEqual(
      expect.arrayContaining(["state.db", "port", "lock.db", "stay", "dynamodb"]),
    );
  });

  test("read nothing that an earlier version left open", async () => {
    await ensureDaemon({ dataFolder });
    await stopDaemon(dataFolder);
    mkdirSync(join(dataFolder, "objects"), { recursive: true });
    for (const name of ["state.db", "port", "lock.db"]) chmodSync(join(dataFolder, name), 0o644);
    for (const name of [".", "objects"]) chmodSync(join(dataFolder, name), 0o755);
    await ensureDaemon({ dataFolder });
    expect(openEntries(dataFolder)).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0)("cannot have their folder used by root either", async () => {
    const { restrictToOwner } = await import("../../../src/local/daemon/folder-privacy.ts");
    chownSync(dataFolder, 65_534, 65_534);
    try {
      expect(() => restrictToOwner(dataFolder)).toThrow("local-not-private");
    } finally {
      chownSync(dataFolder, 0, 0);
    }
  });

  test.skipIf(process.getuid?.() !== 0)("cannot have their folder used", async () => {
    const { restrictToOwner } = await import("../../../src/local/daemon/folder-privacy.ts");
    process.seteuid?.(65_534);
    const getuid = process.getuid;
    process.getuid = () => 65_534;
    try {
      expect(() => restrictToOwner(dataFolder)).toThrow("local-not-private");
    } finally {
      process.getuid = getuid ?? (() => 0);
      process.seteuid?.(0);
    }
  });
});

describe("a stranger on the daemon's port", () => {
  let stranger: Server | undefined;
  const seen: IncomingHttpHeaders[] = [];
  afterEach(() => {
    stranger?.closeAllConnections();
    stranger?.close();
    seen.length = 0;
  });

  /** Answers all, as a daemon would, and writes down what it was sent. */
  function listenAsStranger(port: number, answer: (headers: IncomingHttpHeaders) => Promise<Record<string, string>>) {
    stranger = createServer(async (request, response) => {
      seen.push(request.headers);
      response.writeHead(403, { "x-amz-request-id": "1", ...(await answer(request.headers)) }).end();
    });
    return new Promise<number>((resolve) => {
      stranger?.listen(port, "127.0.0.1", () => {
        const address = stranger?.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  }

  test("is sent nothing but a challenge, and the daemon takes another port", async () => {
    const killed = await ensureDaemon({ dataFolder });
    process.kill(killed.pid, "SIGKILL");
    await expect.poll(() => observeDaemon(dataFolder)).toEqual({ kind: "absent" });
    await listenAsStranger(killed.port, async () => ({ "x-wildrydes-proof": "0".repeat(64) }));
    expect(await findDaemon(dataFolder)).toBeUndefined();
    const again = await ensureDaemon({ dataFolder });
    expect(again.port).not.toBe(killed.port);
    expect(again.credentials).toEqual(killed.credentials);
    expect(seen.length).toBeGreaterThan(0);
    for (const headers of seen) expect(headers).not.toHaveProperty("authorization");
  });

  test("cannot pass the challenge on to the daemon", async () => {
    const { url, port } = await ensureDaemon({ dataFolder });
    const relay = await listenAsStranger(0, async (headers) => {
      const challenge = String(headers["x-wildrydes-challenge"]);
      const answer = await fetch(url, { method: "HEAD", headers: { "x-wildrydes-challenge": challenge } });
      return { "x-wildrydes-proof": answer.headers.get("x-wildrydes-proof") ?? "" };
    });
    const note = join(dataFolder, "daemon.json");
    const text = readFileSync(note, "utf8");
    writeFileSync(note, text.replaceAll(String(port), String(relay)));
    expect(await findDaemon(dataFolder)).toBeUndefined();
    expect(seen).toHaveLength(1);
    writeFileSync(note, text);
    expect(await findDaemon(dataFolder)).toMatchObject({ port });
  });
});

test("a process id in the note that is another program's is not ended", async () => {
  const daemon = await ensureDaemon({ dataFolder });
  process.kill(daemon.pid, "SIGKILL");
  const note = join(dataFolder, "daemon.json");
  writeFileSync(note, readFileSync(note, "utf8").replace(`"pid":${daemon.pid}`, `"pid":${process.pid}`));
  writeFileSync(join(dataFolder, "daemon.pid"), String(process.pid));
  expect(await stopDaemon(dataFolder)).toBeUndefined();
});

/** All files and folders below one, itself included, that others may read, write or enter. */
function openEntries(folder: string): string[] {
  return [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].filter(
    (name) => (lstatSync(join(folder, name)).mode & 0o077) !== 0,
  );
}
