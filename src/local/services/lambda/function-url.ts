import type { Cors, FunctionUrlAuthType, FunctionUrlConfig } from "@aws-sdk/client-lambda";
import { randomBytes } from "node:crypto";
import { type FunctionRecord, functionArn } from "./function-record.ts";

/** The URL of a function as it is stored. Times are milliseconds since 1970. */
export interface FunctionUrl {
  /** The part of the URL that is the function's alone: 32 letters and digits. */
  readonly id: string;
  readonly authType: FunctionUrlAuthType;
  /** Kept, but without effect: this endpoint does not answer web pages. */
  readonly cors?: Cors;
  readonly created: number;
  readonly modified: number;
}

/** The path below which all function URLs of the endpoint lie. */
const urlPath = "/lambda-url/";

/** The first part of a function URL's host: 32 random letters and digits, as AWS makes them. */
export function newUrlId(): string {
  return Array.from(randomBytes(32), (byte) => (byte % 36).toString(36)).join("");
}

/**
 * The URL's configuration as the API shows it. On AWS the id is the first part of a host name; here it stands in the
 * path, as not every system resolves names below `localhost`.
 *
 * @param endpointUrl such as `http://127.0.0.1:4566`
 */
export function describeUrl(record: FunctionRecord, url: FunctionUrl, endpointUrl: string): FunctionUrlConfig {
  return {
    FunctionUrl: `${endpointUrl}${urlPath}${url.id}/`,
    FunctionArn: functionArn(record),
    AuthType: url.authType,
    ...(url.cors ? { Cors: url.cors } : {}),
    CreationTime: showTime(url.created),
    LastModifiedTime: showTime(url.modified),
    InvokeMode: "BUFFERED",
  };
}

function showTime(time: number): string {
  return new Date(time).toISOString().replace("Z", "000Z");
}
