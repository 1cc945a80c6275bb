/** The part of an SDK client that a step is added to. */
interface StackedClient {
  readonly middlewareStack: { add(step: unknown, options: { step: "initialize"; name: string }): void };
}

/** S3's operations on an account or a new bucket: they name no bucket that somebody else could own. */
const withoutOwner = /^(CreateBucket|ListBuckets|ListDirectoryBuckets|WriteGetObjectResponse)Command$/;

/**
 * Makes every S3 call of a client name the account that has to own the bucket. S3 answers 403 when a bucket of that
 * name is somebody else's, instead of taking what is sent (Amazon S3 User Guide, "Verifying bucket ownership with
 * bucket owner condition").
 *
 * @param client any client of the SDK; those of other services stay as they are
 */
export function expectBucketOwner(client: object, account: string): void {
  if (!hasMiddleware(client)) return;
  const step =
    (next: (args: { input: object }) => unknown, context: { clientName?: string; commandName?: string }) =>
    (args: { input: object }): unknown => {
      if (context.clientName !== "S3Client" || withoutOwner.test(context.commandName ?? "")) return next(args);
      const source = "CopySource" in args.input ? { ExpectedSourceBucketOwner: account } : {};
      return next({ ...args, input: { ExpectedBucketOwner: account, ...source, ...args.input } });
    };
  client.middlewareStack.add(step, { step: "initialize", name: "expectBucketOwner" });
}

function hasMiddleware(client: object): client is StackedClient {
  return "middlewareStack" in client && typeof client.middlewareStack === "object";
}
