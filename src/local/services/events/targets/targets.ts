import type { Target } from "@aws-sdk/client-eventbridge";
import type { Store } from "../../../store/store.ts";
import type { StoredRule } from "../rules.ts";

/** A target of events, as PutTargets took it. */
export type StoredTarget = Target & { readonly Id: string; readonly Arn: string };

/** The targets of a rule in the order they came. */
export function listTargets(store: Store, { id }: Pick<StoredRule, "id">): StoredTarget[] {
  return store
    .prepare("SELECT target FROM event_targets WHERE rule = ? ORDER BY id")
    .all(id)
    .map((row): StoredTarget => JSON.parse(String(row["target"])));
}

/** Adds a target to a rule, or puts it in place of the one of its id. Belongs inside `store.write`. */
export function saveTarget(store: Store, { id }: StoredRule, target: StoredTarget): void {
  store
    .prepare(
      `INSERT INTO event_targets (rule, name, arn, target) VALUES (?, ?, ?, ?)
       ON CONFLICT (rule, name) DO UPDATE SET arn = excluded.arn, target = excluded.target`,
    )
    .run(id, target.Id, target.Arn, JSON.stringify(target));
}

/** `names` are the targets' ids; those that the rule does not have are skipped. */
export function removeTargetsFrom(store: Store, { id }: StoredRule, names: readonly string[]): void {
  store.write(() => {
    for (const name of names) {
      store.prepare("DELETE FROM event_targets WHERE rule = ? AND name = ?").run(id, name);
    }
  });
}

/** The names of a bus's rules that have an ARN among their targets. */
export function ruleNamesByTarget(
  store: Store,
  { account, region, bus }: Pick<StoredRule, "account" | "bus" | "region">,
  arn: string,
): string[] {
  return store
    .prepare(
      `SELECT DISTINCT event_rules.name FROM event_rules JOIN event_targets ON event_targets.rule = event_rules.id
       WHERE account = ? AND region = ? AND bus = ? AND arn = ? ORDER BY event_rules.name`,
    )
    .all(account, region, bus, arn)
    .map((row) => String(row["name"]));
}
