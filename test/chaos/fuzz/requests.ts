import { cbor } from "@smithy/core/cbor";
import { loadServiceModel, type ServiceModel } from "../../../src/local/protocol/schema/service-model.ts";
import { describeService, type ServiceName, serviceNames } from "../../../src/local/services/registry.ts";
import type { Random } from "../../support/random.ts";
import { jsonRequest, type RawRequest } from "../../support/raw-request.ts";
import { valueFor } from "./values.ts";

export interface FuzzRequest {
  /** Such as `dynamodb: wrong types`, for the table. */
  readonly family: string;
  readonly raw: RawRequest;
}

type Credentials = RawRequest["credentials"];

/** Operations that wait for something by design; silence is their answer. */
const longPolls = new Set(["GetActivityTask"]);

/** Makes requests of all services at random. */
export async function createRequestMaker(credentials: Credentials): Promise<(random: Random) => FuzzRequest> {
  const loaded = await Promise.all(serviceNames.map(loadServiceModel));
  const models = loaded.filter(({ operations }) => [...operations.keys()].some((name) => !longPolls.has(name)));
  return (random) => {
    if (random.chance(0.2)) return hostileObject(random, credentials);
    const request = fromModel(random, random.pick(models), credentials);
    return random.chance(0.15) ? spoiltSignature(random, request) : request;
  };
}

function fromModel(random: Random, model: ServiceModel, credentials: Credentials): FuzzRequest {
  const operation = random.pick([...model.operations.keys()].filter((name) => !longPolls.has(name)));
  const input = valueFor(random, model.operations.get(operation)?.input);
  const { signingName, protocols } = describeService(model.name);
  const { kind } = random.pick(protocols);
  const family = `${model.name}: wrong values`;
  if (kind === "json") {
    const body = random.chance(0.05)
      ? random.pick(["", "[]", "{", "null", "[".repeat(20_000), '{"a":'.repeat(5000)])
      : input;
    return { family, raw: jsonRequest(signingName, `${prefixes[model.name] ?? "X"}.${operation}`, body, credentials) };
  }
  if (kind === "cbor") {
    const headers = { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" };
    const target = `/service/${prefixes[model.name]}/operation/${operation}`;
    const body = random.chance(0.8)
      ? cbor.serialize(withoutNothing(input))
      : Buffer.from("9f9fbf61ff1bffffffffffffffff", "hex");
    return { family, raw: { service: signingName, target, credentials, headers, body } };
  }
  if (kind === "query") {
    const fields = new URLSearchParams({ Action: operation, ...flatten(input) });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { family, raw: { service: signingName, credentials, headers, body: fields.toString() } };
  }
  const path = random.pick([
    "/2015-03-31/functions",
    "/2015-03-31/functions/a/invocations",
    "/photos",
    "/photos/key",
    "/%2e%2e/x",
    "/",
  ]);
  const method = random.pick(["GET", "POST", "PUT", "DELETE"]);
  const headers = { "content-type": "application/json" };
  return {
    family,
    raw: { service: signingName, method, target: path, credentials, headers, body: JSON.stringify(input) ?? "" },
  };
}

/** CBOR of the SDK has no undefined. */
function withoutNothing(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input ?? null));
}

/** The targets of JSON services begin with their model's name. */
const prefixes: Partial<Record<ServiceName, string>> = {
  dynamodb: "DynamoDB_20120810",
  states: "AWSStepFunctions",
  logs: "Logs_20140328",
  events: "AWSEvents",
  rekognition: "RekognitionService",
  ssm: "AmazonSSM",
  monitoring: "GraniteServiceVersion20100801",
};

function flatten(value: unknown, prefix = ""): Record<string, string> {
  if (typeof value !== "object" || value === null) return prefix ? { [prefix]: String(value) } : {};
  const dot = prefix ? `${prefix}.` : "";
  const entries = Array.isArray(value)
    ? value.map((element, index) => [`${dot}member.${index + 1}`, element] as const)
    : Object.entries(value).map(([name, member]) => [`${dot}${name}`, member] as const);
  return Object.assign({}, ...entries.slice(0, 20).map(([name, member]) => flatten(member, name)));
}

const documents = [
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Delete><Object><Key>&b;</Key></Object></Delete>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd"><CreateBucketConfiguration/>',
  "<Wrong><Object><Key>a</Key></Object></Wrong>",
  "<Delete><Object><Key>a</Key></Object>",
  "<Delete>" + "<a>".repeat(2000),
  "not xml at all",
  "",
];

const targets = [
  "/photos?delete=",
  "/photos",
  "/other-photos",
  "/photos/key",
  "/photos/~",
  "/%2e%2e",
  "/photos/..%2f..%2fetc%2fpasswd",
  "/photos/key?partNumber=1e3&uploadId=x",
  "/photos/key?uploads=",
  "/photos?policy=",
  "/photos?cors=",
  "/photos?tagging=",
  "/photos?lifecycle=",
  "/photos?notification=",
  "/photos?list-type=2&max-keys=1e9",
  "/photos?list-type=2&continuation-token=%00",
  "/photos/key?response-content-type=text%2Fhtml%0D%0AX-Injected%3A1",
  "/photos/key?response-content-disposition=%00",
  "/photos/key?versionId=..%2f",
  "/?max-buckets=-1",
];

function hostileObject(random: Random, credentials: Credentials): FuzzRequest {
  const method = random.pick(["GET", "PUT", "POST", "DELETE", "HEAD"]);
  const target = random.pick(targets);
  const base: RawRequest = {
    service: "s3",
    method,
    target,
    credentials,
    body: method === "GET" || method === "HEAD" ? "" : random.pick(documents),
  };
  if (!random.chance(0.25)) return { family: "s3: XML, keys and headers", raw: base };
  const headers = random.pick<Record<string, string>>([
    {
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-decoded-content-length": "5",
      "content-encoding": "aws-chunked",
    },
    { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "x-amz-trailer": "x-amz-checksum-crc32" },
    { "x-amz-copy-source": "%00" },
    { "content-md5": "x" },
    { range: "bytes=9-1,5-" },
    { "x-amz-tagging": "a=%zz&".repeat(50) },
  ]);
  const body = random.pick([
    "5;chunk-signature=00\r\nhello\r\n0;chunk-signature=00\r\n\r\n",
    "zz\r\n",
    "ffffffffff\r\nx",
    "0\r\n",
  ]);
  return {
    family: "s3: broken chunks and headers",
    raw: { ...base, method: "PUT", target: "/photos/key", headers, body },
  };
}

function spoiltSignature(random: Random, { raw }: FuzzRequest): FuzzRequest {
  const { credentials } = raw;
  const changes: readonly Partial<RawRequest>[] = [
    { date: new Date(Date.now() - 3_600_000) },
    { date: new Date(Date.now() + 86_400_000) },
    { credentials: { ...credentials, secretAccessKey: "wrong" } },
    { credentials: { ...credentials, accessKeyId: "AKIAFOREIGN" } },
    { credentials: { ...credentials, sessionToken: "bogus" } },
    { region: "mars-1" },
    { service: "nosuch" },
  ];
  return { family: "expired and foreign signatures", raw: { ...raw, ...random.pick(changes) } };
}
