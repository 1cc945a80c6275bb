import type { WireRequest } from "./wire.ts";

const belowLocalhost = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.localhost(?::\d+)?$/;

/** Whether a host name is that of a bucket below `localhost`, which leads to this machine only (RFC 6761, section 6.3). */
export function isBucketHost(host: string): boolean {
  return belowLocalhost.test(host);
}

/**
 * A request to S3 with its bucket in the path, where the host name carries it ("Virtual hosting of buckets", Amazon S3 User
 * Guide). SDKs write it so for the endpoint `http://localhost`. Its signature is that of the request as it was sent.
 */
export function withBucketInPath(request: WireRequest): WireRequest {
  const [, bucket] = belowLocalhost.exec(request.headers["host"] ?? "") ?? [];
  return bucket === undefined ? request : { ...request, path: `/${bucket}${request.path}` };
}
