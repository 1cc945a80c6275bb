/**
 * An error as an AWS service returns it: a code, a message and, where the service's model has them, further members.
 */
export class AwsError extends Error {
  readonly code: string;
  readonly statusCode: number | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  /** A fault that AWS does not have: the answer names it in the header `x-wildrydes-fault`. */
  readonly localFault: LocalFault | undefined;

  /**
   * @param code the error's name as SDKs see it, such as `ResourceNotFoundException`
   * @param message AWS's text, word for word where it is known
   * @param options `statusCode` where the service's schema does not give one (default: the schema's, else 400);
   *   `members` are further fields of the error's shape, such as `{ resourceName }`
   */
  constructor(
    code: string,
    message: string,
    options: { statusCode?: number; members?: Record<string, unknown>; localFault?: LocalFault } = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = options.statusCode;
    this.members = options.members ?? {};
    this.localFault = options.localFault;
  }
}

/**
 * The disk of the data folder is full; in the second case the execution was stored and continues once there is room.
 */
type LocalFault = "disk-full" | "disk-full-execution-waits" | "tables-damaged";
