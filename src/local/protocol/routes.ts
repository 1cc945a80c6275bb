import type { NormalizedSchema } from "@smithy/core/schema";
import { countRequiredMembers, type OperationModel } from "./schema/sdk-schema.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import type { WireRequest } from "./wire.ts";

/** A route of a REST protocol: what a request must look like to mean one operation. */
interface Route {
  readonly operation: OperationModel;
  readonly method: string;
  readonly segments: readonly string[];
  /** Query parameters the pattern itself names, such as `list-type=2` or `uploads`. */
  readonly literals: readonly (readonly [name: string, value: string])[];
  /** Query parameters and headers that required members of the input are bound to. */
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
}

/** The operation a request means, with the labels of its path decoded. */
export interface RouteMatch {
  readonly operation: OperationModel;
  readonly labels: Readonly<Record<string, string>>;
}

/** Builds the router of a REST service from the `http` traits of its operations. */
export function createRouter(
  model: ServiceModel,
): (request: WireRequest, query: URLSearchParams) => RouteMatch | undefined {
  const routes = [...model.operations.values()].flatMap(readRoute).sort((a, b) => specificity(b) - specificity(a));
  return (request, query) => {
    const path = request.path.split("/").slice(1);
    for (const route of routes) {
      if (route.method !== request.method) continue;
      if (!route.literals.every(([name, value]) => query.has(name) && (value === "" || query.get(name) === value)))
        continue;
      if (!route.requiredQuery.every((name) => query.has(name))) continue;
      if (!route.requiredHeaders.every((name) => request.headers[name] !== undefined)) continue;
      const labels = matchPath(route.segments, path);
      if (labels) return { operation: route.operation, labels };
    }
    return undefined;
  };
}

function readRoute(operation: OperationModel): Route[] {
  if (!operation.http) return [];
  const [method, pattern] = operation.http;
  const [path = "/", query = ""] = pattern.split("?");
  const required = operation.input ? requiredMembers(operation.input) : [];
  const bucketInPath =
    operation.input?.getMemberSchemas()["Bucket"]?.getMergedTraits().httpLabel && !path.includes("{Bucket}");
  return [
    {
      operation,
      method,
      segments: [
        ...(bucketInPath ? ["{Bucket}"] : []),
        ...path
          .split("/")
          .slice(1)
          .filter((segment) => segment !== "" || !bucketInPath),
      ],
      literals: [...new URLSearchParams(query)]
        .filter(([name]) => name !== "x-id")
        .map(([name, value]) => [name, value] as const),
      requiredQuery: required.flatMap((member) => named(member.getMergedTraits().httpQuery)),
      requiredHeaders: required
        .flatMap((member) => named(member.getMergedTraits().httpHeader))
        .map((name) => name.toLowerCase()),
    },
  ];
}

function named(trait: unknown): string[] {
  return typeof trait === "string" ? [trait] : [];
}

function requiredMembers(schema: NormalizedSchema): NormalizedSchema[] {
  return [...schema.structIterator()].slice(0, countRequiredMembers(schema)).map(([, member]) => member);
}

function specificity(route: Route): number {
  const fixed = route.segments.filter((segment) => !segment.startsWith("{")).length;
  const conditions = route.literals.length + route.requiredQuery.length + route.requiredHeaders.length;
  return conditions * 100 + route.segments.length * 10 + fixed;
}

/** Matches path segments; a greedy label (`{Key+}`) takes the rest, empty segments and all. */
function matchPath(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const greedy = /^\{(\w+)\+\}$/.exec(segment)?.[1];
    if (greedy) {
      const rest = decodeLabel(path.slice(index).join("/"));
      if (!rest) return undefined;
      labels[greedy] = rest;
      return labels;
    }
    const label = /^\{(\w+)\}$/.exec(segment)?.[1];
    const value = path[index];
    if (label) {
      const decoded = decodeLabel(value ?? "");
      if (!decoded) return undefined;
      labels[label] = decoded;
    } else if ((value ?? "") !== segment) return undefined;
  }
  const rest = path.slice(pattern.length);
  return rest.length === 0 || (rest.length === 1 && rest[0] === "") ? labels : undefined;
}

function decodeLabel(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
