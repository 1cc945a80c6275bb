/**
 * Whether an endpoint other than AWS says that it lacks an operation. Each says it in its own way: by an error code of
 * the protocol, or (moto) by a page of HTML, which the SDK cannot read and keeps as `$response`.
 */
export function isNotOffered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    /^(UnknownOperationException|NotImplemented|InvalidAction|MethodNotAllowed|UnsupportedOperation)$/.test(error.name)
  )
    return true;
  return error instanceof SyntaxError && responseStatus(error) >= 500;
}

/** The answer, or undefined where the endpoint lacks the operation. */
export async function unlessNotOffered<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isNotOffered(error)) return undefined;
    throw error;
  }
}

function responseStatus(error: object): number {
  const response: unknown = Reflect.get(error, "$response");
  if (typeof response !== "object" || response === null || !("statusCode" in response)) return 0;
  return typeof response.statusCode === "number" ? response.statusCode : 0;
}
