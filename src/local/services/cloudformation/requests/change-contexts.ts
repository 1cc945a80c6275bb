import type { ResourceChange, ResourceChangeDetail } from "@aws-sdk/client-cloudformation";
import type { PreparedResource } from "../template/prepare-template.ts";
import { isMap, readFunction, scalarText, type TemplateMap, type TemplateValue } from "../template/value.ts";

/** The placeholder of a value that is known only after the operation. */
const unknown = "{{changeSet:KNOWN_AFTER_APPLY}}";

/** A resource before and after a change, as JSON (CloudFormation API Reference, "ResourceChange"). */
export function describeContexts(
  before: PreparedResource | undefined,
  after: PreparedResource | undefined,
): Pick<ResourceChange, "BeforeContext" | "AfterContext"> {
  return {
    ...(before ? { BeforeContext: contextOf(before) } : {}),
    ...(after ? { AfterContext: contextOf(after) } : {}),
  };
}

/** A property before and after a change. */
export function describeValues(
  name: string,
  before: TemplateValue | undefined,
  after: TemplateValue | undefined,
): Partial<NonNullable<ResourceChangeDetail["Target"]>> {
  return {
    Path: `/Properties/${name}`,
    ...(before === undefined ? {} : { BeforeValue: textOf(before) }),
    ...(after === undefined ? {} : { AfterValue: textOf(after) }),
    AttributeChangeType: before === undefined ? "Add" : after === undefined ? "Remove" : "Modify",
  };
}

/** A change as DescribeChangeSet shows it when nobody asks for values. */
export function withoutValues(change: ResourceChange): ResourceChange {
  const { BeforeContext: _before, AfterContext: _after, Details: details = [], ...plain } = change;
  return { ...plain, Details: details.map(withoutValue) };
}

function withoutValue({ Target: target, ...detail }: ResourceChangeDetail): ResourceChangeDetail {
  if (!target) return detail;
  const { Path: _path, BeforeValue: _before, AfterValue: _after, AttributeChangeType: _type, ...kept } = target;
  return { Target: kept, ...detail };
}

function contextOf({ properties, metadata }: PreparedResource): string {
  const context: TemplateMap = { Properties: asText(properties) };
  if (metadata !== undefined) context["Metadata"] = asText(metadata);
  return JSON.stringify(context);
}

function textOf(value: TemplateValue): string {
  const shown = asText(value);
  return typeof shown === "string" ? shown : JSON.stringify(shown);
}

/** Scalars are text, and functions that are left need resources that are not there yet. */
function asText(value: TemplateValue): TemplateValue {
  if (Array.isArray(value)) return value.map(asText);
  if (!isMap(value)) return scalarText(value) ?? value;
  if (readFunction(value) !== undefined) return unknown;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]));
}
