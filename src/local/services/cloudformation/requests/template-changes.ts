import { isDeepStrictEqual } from "node:util";
import type { ResourceChange, ResourceChangeDetail } from "@aws-sdk/client-cloudformation";
import { findHandler } from "../resources/registry.ts";
import type { PreparedResource, PreparedTemplate } from "../template/prepare-template.ts";
import { findReferences } from "../template/references.ts";
import { describeContexts, describeValues } from "./change-contexts.ts";

/**
 * Finds what an update would do to each resource, as change sets show it. A resource that is replaced changes those that
 * refer to it; whether those are replaced too may only be known then.
 *
 * @param options.tagsChanged whether the stack's own tags change, which its resources carry
 */
export function findChanges(
  old: PreparedTemplate | undefined,
  wanted: PreparedTemplate,
  options: { tagsChanged: boolean; physicalId: (logicalId: string) => string | undefined },
): ResourceChange[] {
  const changes = new Map<string, ResourceChange>();
  for (const [logicalId, resource] of wanted.resources) {
    const before = old?.resources.get(logicalId);
    const change = before ? compare(before, resource, options.tagsChanged) : add(resource);
    if (change) changes.set(logicalId, change);
  }
  for (const [logicalId, resource] of old?.resources ?? []) {
    if (!wanted.resources.has(logicalId)) changes.set(logicalId, remove(resource));
  }
  addReferring(wanted, changes);
  return [...changes].map(([logicalId, plain]) => {
    const change = { ...plain, ...describeContexts(old?.resources.get(logicalId), wanted.resources.get(logicalId)) };
    const physicalId = change.Action === "Add" ? undefined : options.physicalId(logicalId);
    return physicalId === undefined ? change : { ...change, PhysicalResourceId: physicalId };
  });
}

function add({ logicalId, type }: PreparedResource): ResourceChange {
  return { Action: "Add", LogicalResourceId: logicalId, ResourceType: type, Scope: [], Details: [] };
}

function remove({ logicalId, type, deletionPolicy }: PreparedResource): ResourceChange {
  return {
    Action: "Remove",
    LogicalResourceId: logicalId,
    ResourceType: type,
    Scope: [],
    Details: [],
    PolicyAction: deletionPolicy.startsWith("Retain") ? "Retain" : "Delete",
  };
}

function compare(before: PreparedResource, after: PreparedResource, tagsChanged: boolean): ResourceChange | undefined {
  const handler = findHandler(after.type);
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
  const details: ResourceChangeDetail[] = [...names]
    .filter((name) => !isDeepStrictEqual(before.properties[name], after.properties[name]))
    .map((Name) => ({
      Target: {
        Attribute: Name === "Tags" ? "Tags" : "Properties",
        Name,
        RequiresRecreation: handler?.replacing.includes(Name) === true ? "Always" : "Never",
        ...describeValues(Name, before.properties[Name], after.properties[Name]),
      },
      Evaluation: "Static",
      ChangeSource: "DirectModification",
    }));
  if (tagsChanged && handler?.schema.members["Tags"] !== undefined && !details.some(isOfTags)) {
    details.push({
      Target: { Attribute: "Tags", RequiresRecreation: "Never" },
      Evaluation: "Static",
      ChangeSource: "DirectModification",
    });
  }
  for (const [Attribute, one, other] of [
    ["Metadata", before.metadata, after.metadata],
    ["DeletionPolicy", before.deletionPolicy, after.deletionPolicy],
    ["UpdateReplacePolicy", before.updateReplacePolicy, after.updateReplacePolicy],
  ] as const) {
    if (isDeepStrictEqual(one, other)) continue;
    details.push({
      Target: { Attribute, RequiresRecreation: "Never" },
      Evaluation: "Static",
      ChangeSource: "DirectModification",
    });
  }
  return details.length === 0 ? undefined : modify(after, details);
}

function isOfTags(detail: ResourceChangeDetail): boolean {
  return detail.Target?.Attribute === "Tags";
}

function modify(resource: PreparedResource, details: ResourceChangeDetail[]): ResourceChange {
  const recreations = new Set(details.map((detail) => detail.Target?.RequiresRecreation));
  return {
    Action: "Modify",
    LogicalResourceId: resource.logicalId,
    ResourceType: resource.type,
    Replacement: recreations.has("Always") ? "True" : recreations.has("Conditionally") ? "Conditional" : "False",
    Scope: [...new Set(details.map((detail) => detail.Target?.Attribute))].filter((scope) => scope !== undefined),
    Details: details,
  };
}

/** Repeats until nothing more is added: a replacement reaches as far as references do. */
function addReferring(wanted: PreparedTemplate, changes: Map<string, ResourceChange>): void {
  const queue = [...changes.values()].filter(mayReplace).map((change) => change.LogicalResourceId);
  for (let replaced = queue.shift(); replaced !== undefined; replaced = queue.shift()) {
    for (const [logicalId, resource] of wanted.resources) {
      const details = referringDetails(resource, replaced);
      const present = changes.get(logicalId);
      if (details.length === 0 || present?.Action === "Add") continue;
      const known = present?.Details ?? [];
      const fresh = details.filter((detail) => !known.some((each) => each.CausingEntity === detail.CausingEntity));
      if (fresh.length === 0) continue;
      const change = modify(resource, [...known, ...fresh]);
      changes.set(logicalId, change);
      if (mayReplace(change) && !(present && mayReplace(present))) queue.push(logicalId);
    }
  }
}

function mayReplace(change: ResourceChange): boolean {
  return change.Replacement === "True" || change.Replacement === "Conditional";
}

function referringDetails(resource: PreparedResource, replaced: string): ResourceChangeDetail[] {
  const replacing = findHandler(resource.type)?.replacing ?? [];
  return Object.entries(resource.properties).flatMap(([Name, value]) => {
    const reference = findReferences(value).find((each) => each.name === replaced);
    if (!reference) return [];
    const detail: ResourceChangeDetail = {
      Target: {
        Attribute: "Properties",
        Name,
        RequiresRecreation: replacing.includes(Name) ? "Conditionally" : "Never",
      },
      Evaluation: "Dynamic",
      ChangeSource: reference.kind === "Ref" ? "ResourceReference" : "ResourceAttribute",
      CausingEntity: reference.kind === "Ref" ? replaced : `${replaced}.${reference.attribute ?? ""}`,
    };
    return [detail];
  });
}
