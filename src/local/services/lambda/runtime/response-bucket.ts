import type { ClientRequest, RequestOptions } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { urlToHttpOptions } from "node:url";

/** The hosts of the presigned URLs that CloudFormation gives to custom resources. */
const responseBucket = /^cloudformation-custom-resource-response-[a-z0-9]+\.s3[.-][a-z0-9.-]*amazonaws\.com$/u;

type Arguments = readonly unknown[];

let isLed = false;

/**
 * Leads requests for CloudFormation's response URLs to the endpoint. The URLs have AWS's form, because functions send
 * their answer with `https` to port 443 whatever the URL says. All other requests are left alone.
 */
export function leadHttpsResponses(endpointUrl: string): void {
  if (isLed) return;
  isLed = true;
  // Loaded here: most functions never need it.
  const https = process.getBuiltinModule("node:https");
  const { request, get } = https;
  const lead =
    (original: (...parameters: never[]) => ClientRequest, ends: boolean) =>
    (...parameters: Arguments): ClientRequest => {
      const led = leadRequest(parameters, endpointUrl);
      if (!led) return Reflect.apply(original, https, [...parameters]);
      if (ends) led.end();
      return led;
    };
  Object.assign(https, { request: lead(request, false), get: lead(get, true) });
  syncBuiltinESMExports();
}

/** The same for `fetch`, whose code is loaded with its first call. */
export function leadFetchedResponses(endpointUrl: string): void {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const url = typeof input === "string" || input instanceof URL ? toUrl(String(input)) : undefined;
    return fetch(url && responseBucket.test(url.hostname) ? `${endpointUrl}${placeOf(url.pathname)}` : input, init);
  };
}

function leadRequest(parameters: Arguments, endpointUrl: string): ClientRequest | undefined {
  const [first, second] = parameters;
  const url = typeof first === "string" ? toUrl(first) : first instanceof URL ? first : undefined;
  const own: RequestOptions = isOptions(url ? second : first) ? { ...Object(url ? second : first) } : {};
  const options: RequestOptions = { ...(url ? urlToHttpOptions(url) : {}), ...own };
  const host = String(options.hostname ?? options.host ?? "");
  if (!responseBucket.test(host)) return undefined;
  const { hostname, port } = new URL(endpointUrl);
  const {
    agent: _agent,
    host: _host,
    protocol: _protocol,
    servername: _server,
    ...kept
  }: RequestOptions & {
    servername?: string;
  } = options;
  const path = placeOf(String(options.path ?? "").replace(/\?.*$/u, ""));
  const http = process.getBuiltinModule("node:http");
  const callback = parameters.findLast((each) => typeof each === "function");
  const led: RequestOptions = { ...kept, hostname, port, path, headers: withoutHost(options.headers) };
  return Reflect.apply(http.request, http, callback ? [led, callback] : [led]);
}

function placeOf(path: string): string {
  return `/cloudformation-response${path}`;
}

function withoutHost(headers: RequestOptions["headers"]): NonNullable<RequestOptions["headers"]> {
  if (Array.isArray(headers) || headers === undefined) return headers ?? {};
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "host"));
}

function isOptions(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof URL);
}

function toUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
