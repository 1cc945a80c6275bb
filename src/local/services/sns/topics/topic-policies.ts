import type { Store } from "../../../store/store.ts";

/**
 * The policy of the topic that an ARN names, for deciding whether a service may publish to it.
 *
 * @returns one document, or none where there is no such topic
 */
export function topicPolicies(store: Store, arn: string): unknown[] {
  const row = store.prepare("SELECT attributes FROM sns_topics WHERE arn = ?").get(arn);
  if (!row) return [];
  const attributes: { readonly Policy?: string } = JSON.parse(String(row["attributes"]));
  return [JSON.parse(attributes.Policy ?? "{}")];
}
