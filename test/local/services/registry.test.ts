import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEndpoint, type Endpoint } from "../../../src/local/endpoint.ts";
import { loadServiceModel } from "../../../src/local/protocol/schema/service-model.ts";
import type { Caller } from "../../../src/local/service.ts";
import {
  describeService,
  findIntegratedService,
  findService,
  serviceNames,
} from "../../../src/local/services/registry.ts";
import { packageRoot } from "../../../src/package-root.ts";

const folder = mkdtempSync(join(tmpdir(), "registry-"));
const local = join(packageRoot, "src/local");
const services = join(local, "services");
const caller: Caller = {
  account: "123456789012",
  region: "us-west-2",
  principal: { type: "user", arn: "arn:aws:iam::123456789012:user/u", userId: "u" },
};
let endpoint: Endpoint;

beforeAll(() => {
  endpoint = openEndpoint({ dataFolder: folder, acceptTestKeys: false, endpointUrl: () => "", log: () => {} });
});

afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

test("each folder of a service has a description that is registered", () => {
  const folders = readdirSync(services, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.filter(({ name }) => !existsSync(join(services, name, "description.ts")))).toEqual([]);
  expect(folders.length).toBeLessThanOrEqual(serviceNames.length);
});

/** Services that only this endpoint has are in no SDK. */
const onAws = serviceNames.filter((name) => describeService(name).sdk !== undefined);

test.each(onAws)("each operation of %s is in the SDK's model, and its permissions are named", async (name) => {
  const model = await loadServiceModel(name);
  const { operations } = await endpoint.dispatcher.service(name);
  expect(Object.keys(operations).filter((operation) => !model.operations.has(operation))).toEqual([]);
  for (const operation of Object.keys(operations)) {
    const required = describeService(name).requiredPermissions({ operation, input: {}, caller });
    for (const { action } of required) expect(action).toMatch(/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/);
  }
});

test.each(serviceNames)("%s is found by the name that requests for it are signed with", (name) => {
  const { signingName, takes } = describeService(name);
  const paths = ["/", "/v2/email/account", "/local/mail/ListMail", "/lambda-url/id/", "/cloudformation-response/0"];
  const forms = ["application/json", "multipart/form-data; boundary=b"].flatMap((type) =>
    paths.map((path) => ({ method: "POST", path, headers: { "content-type": type } })),
  );
  const form = forms.find((candidate) => takes?.(candidate) ?? true);
  expect(form && findService(signingName, form)).toBe(name);
});

test.each(onAws)("%s is found by the name that Step Functions calls it by", (name) => {
  expect(findIntegratedService(describeService(name).sdk?.integration ?? "")).toBe(name);
});

test("no file outside the services' folders has a table of services", () => {
  // The States Language lists what AWS integrates, and throttles have the texts that AWS publishes, here or not.
  const entries = new RegExp(String.raw`^\s+(?:"?(${serviceNames.join("|")})"?:|"(${serviceNames.join("|")})",)`, "gm");
  const tables = globSync("**/*.ts", { cwd: local })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !/^(?:services\/(?!registry)|states-language\/|faults\/throttle)/.test(file))
    .filter((file) => {
      const found = readFileSync(join(local, file), "utf8").matchAll(entries);
      return new Set([...found].map((match) => match[1] ?? match[2])).size > 1;
    });
  expect(tables).toEqual([]);
});
