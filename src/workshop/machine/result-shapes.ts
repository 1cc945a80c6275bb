/** A JSON object of a definition. */
export type Members = Readonly<Record<string, unknown>>;

/** A Task's function: by its ARN as `Resource`, or through `lambda:invoke`. */
export interface InvokedFunction {
  /** The workshop's name of it, such as `IndexFace`; undefined for any other function. */
  readonly name: string | undefined;
  /** The form of the state's result: the function's answer, an envelope with it as `Payload`, or something else. */
  readonly shape: "bare" | "envelope" | "other";
}

/** The fields of what the workshop's functions answer. */
export const answerFields: Readonly<Record<string, readonly string[]>> = {
  IndexFace: ["FaceId", "BoundingBox", "ImageId", "ExternalImageId", "Confidence"],
  Thumbnail: ["thumbnail"],
};

/** Reads which function a state invokes, and what shape its result has; undefined for a state without a function. */
export function readInvocation(state: Members): InvokedFunction | undefined {
  if (state["Type"] !== "Task") return undefined;
  const resource = String(state["Resource"] ?? "");
  const isInvoke = resource.endsWith(":states:::lambda:invoke");
  const isFunction = /^arn:[^:]*:lambda:|^\$\{\w+FunctionArn\}/.test(resource);
  if (!isInvoke && !isFunction) return undefined;
  const parameters = membersOf(state["Parameters"] ?? state["Arguments"]);
  const name = workshopName(isInvoke ? String(parameters["FunctionName"] ?? "") : resource);
  const isPlain = state["ResultSelector"] === undefined && state["ResultPath"] === undefined;
  const outputPath = state["OutputPath"] ?? "$";
  if (isInvoke && isPlain && outputPath === "$.Payload") return { name, shape: "bare" };
  if (outputPath !== "$" || state["ResultSelector"] !== undefined) return { name, shape: "other" };
  return { name, shape: isInvoke ? "envelope" : "bare" };
}

/** The names of the stack's functions contain their logical ids. */
function workshopName(functionName: string): string | undefined {
  return /(FaceDetection|FaceSearch|IndexFace|Thumbnail|PersistMetadata|NotificationPlaceholder)Function/.exec(
    functionName,
  )?.[1];
}

/** The reference paths that a state reads, as they are written. */
export function readPaths(state: Members): string[] {
  const inner = new Set(["Branches", "ItemProcessor", "Iterator"]);
  return Object.entries(state).flatMap(([name, value]) => (inner.has(name) ? [] : pathsIn(name, value)));
}

const pathMembers = new Set(["InputPath", "ItemsPath", "Variable"]);

function pathsIn(name: string, value: unknown): string[] {
  if (typeof value === "string")
    return name.endsWith(".$") || pathMembers.has(name) ? (value.match(/\$\.[\w.[\]]+/g) ?? []) : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]) => pathsIn(member, inner));
}

/** The members of a JSON object; none for any other value. */
export function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
