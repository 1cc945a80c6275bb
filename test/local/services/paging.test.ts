import { afterEach, beforeEach, expect, test } from "vitest";
import type { Service } from "../../../src/local/service.ts";
import { createEventsService } from "../../../src/local/services/events/service.ts";
import { createIamService } from "../../../src/local/services/iam/service.ts";
import { createLogsService } from "../../../src/local/services/logs/service.ts";
import { ask, makeHost, refusal } from "./service-host.ts";

let host: ReturnType<typeof makeHost>;
beforeEach(() => {
  host = makeHost();
});
afterEach(() => host.remove());

type Input = Readonly<Record<string, unknown>>;

/** A listing, and how what it lists is made and deleted. */
interface Listing {
  readonly create: (name: string) => readonly [operation: string, input: Input];
  readonly remove: (name: string) => readonly [operation: string, input: Input];
  readonly list: readonly [operation: string, input: Input];
  readonly items: string;
  readonly name: string;
  readonly tokens: readonly [sent: string, answered: string];
  readonly service: () => Promise<Service>;
}

const pattern = JSON.stringify({ source: ["s"] });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const logs = async (): Promise<Service> => {
  const service = createLogsService(host);
  await ask(service, "CreateLogGroup", { logGroupName: "a" });
  return service;
};
const streams = (input: Input): Listing => ({
  create: (logStreamName) => ["CreateLogStream", { logGroupName: "a", logStreamName }],
  remove: (logStreamName) => ["DeleteLogStream", { logGroupName: "a", logStreamName }],
  list: ["DescribeLogStreams", { logGroupName: "a", limit: 1, ...input }],
  items: "logStreams",
  name: "logStreamName",
  tokens: ["nextToken", "nextToken"],
  service: logs,
});

const listings: Readonly<Record<string, Listing>> = {
  "log groups": {
    create: (logGroupName) => ["CreateLogGroup", { logGroupName: `group-${logGroupName}` }],
    remove: (logGroupName) => ["DeleteLogGroup", { logGroupName }],
    list: ["DescribeLogGroups", { limit: 1, logGroupNamePrefix: "group-" }],
    items: "logGroups",
    name: "logGroupName",
    tokens: ["nextToken", "nextToken"],
    service: logs,
  },
  "log streams by name": streams({}),
  "log streams by name, last first": streams({ descending: true }),
  "log streams by their last event": streams({ orderBy: "LastEventTime" }),
  rules: {
    create: (Name) => ["PutRule", { Name, EventPattern: pattern }],
    remove: (Name) => ["DeleteRule", { Name }],
    list: ["ListRules", { Limit: 1 }],
    items: "Rules",
    name: "Name",
    tokens: ["NextToken", "NextToken"],
    service: async () => createEventsService(host),
  },
  "event buses": {
    create: (Name) => ["CreateEventBus", { Name: `bus-${Name}` }],
    remove: (Name) => ["DeleteEventBus", { Name }],
    list: ["ListEventBuses", { Limit: 1, NamePrefix: "bus-" }],
    items: "EventBuses",
    name: "Name",
    tokens: ["NextToken", "NextToken"],
    service: async () => createEventsService(host),
  },
  roles: {
    create: (RoleName) => ["CreateRole", { RoleName, AssumeRolePolicyDocument: trust }],
    remove: (RoleName) => ["DeleteRole", { RoleName }],
    list: ["ListRoles", { MaxItems: 1 }],
    items: "Roles",
    name: "RoleName",
    tokens: ["Marker", "Marker"],
    service: async () => createIamService(host),
  },
};

interface Page {
  readonly names: unknown[];
  readonly token: unknown;
}

async function readPage(service: Service, listing: Listing, token?: unknown): Promise<Page> {
  const [operation, input] = listing.list;
  const [sent, answered] = listing.tokens;
  const answer = await ask(service, operation, { ...input, ...(token === undefined ? {} : { [sent]: token }) });
  const items: unknown = answer[listing.items];
  const names = Array.isArray(items) ? items.map((item): unknown => Reflect.get(Object(item), listing.name)) : [];
  return { names, token: answer[answered] };
}

test.each(Object.entries(listings))("a page of %s follows one whose last item was deleted", async (_name, listing) => {
  const service = await listing.service();
  for (const name of ["one", "three", "two"]) await ask(service, ...listing.create(name));
  const first = await readPage(service, listing);
  await ask(service, ...listing.remove(String(first.names[0])));
  const second = await readPage(service, listing, first.token);
  const third = await readPage(service, listing, second.token);
  expect(new Set([...first.names, ...second.names, ...third.names]).size).toBe(3);
  expect(third.token).toBeUndefined();
});

test.each(Object.entries(listings))(
  "a token that nobody was given is refused in the list of %s",
  async (_name, listing) => {
    const service = await listing.service();
    const [operation, input] = listing.list;
    const [sent] = listing.tokens;
    for (const token of ["%%%", Buffer.from("{}").toString("base64url"), Buffer.from("[null]").toString("base64url")])
      expect(await refusal(ask(service, operation, { ...input, [sent]: token }))).toMatch(/Invalid|Validation/);
  },
);
