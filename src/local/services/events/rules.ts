import type { RuleState } from "@aws-sdk/client-eventbridge";
import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import { ruleNotFound } from "./events-errors.ts";

type Scope = Pick<Caller, "account" | "region">;

/** A rule as it is stored. */
export interface StoredRule {
  readonly id: number;
  readonly account: string;
  readonly region: string;
  readonly bus: string;
  readonly name: string;
  readonly pattern?: string;
  readonly schedule?: string;
  readonly state: RuleState;
  readonly description?: string;
  readonly role?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** The service that made the rule and alone may change it. */
  readonly managedBy?: string;
  /** When the schedule of an enabled rule comes next. */
  readonly nextFire?: number;
}

/** Where a rule is to be found. */
interface RulePlace {
  readonly bus: string;
  readonly name: string;
}

/** Undefined where the bus has no rule of this name. */
export function findRule(store: Store, scope: Scope, { bus, name }: RulePlace): StoredRule | undefined {
  const row = store
    .prepare("SELECT * FROM event_rules WHERE account = ? AND region = ? AND bus = ? AND name = ?")
    .get(scope.account, scope.region, bus, name);
  return row && readRule(row);
}

/** @throws AwsError `ResourceNotFoundException` */
export function getRule(store: Store, scope: Scope, place: RulePlace): StoredRule {
  const rule = findRule(store, scope, place);
  if (!rule) throw ruleNotFound(place.name, place.bus);
  return rule;
}

/** The rules of a bus by name. */
export function listRulesOf(store: Store, scope: Scope, bus: string): StoredRule[] {
  return store
    .prepare("SELECT * FROM event_rules WHERE account = ? AND region = ? AND bus = ? ORDER BY name")
    .all(scope.account, scope.region, bus)
    .map(readRule);
}

/** The enabled rule whose schedule comes first. */
export function firstScheduled(store: Store): StoredRule | undefined {
  const row = store
    .prepare("SELECT * FROM event_rules WHERE next_fire IS NOT NULL ORDER BY next_fire, id LIMIT 1")
    .get();
  return row && readRule(row);
}

/** All rules that have a schedule to keep. */
export function scheduledRules(store: Store): StoredRule[] {
  return store.prepare("SELECT * FROM event_rules WHERE next_fire IS NOT NULL ORDER BY id").all().map(readRule);
}

/** Keeps a rule in place of the one of its name, whose targets and tags stay. */
export function saveRule(store: Store, rule: Omit<StoredRule, "id">): void {
  store.write(() =>
    store
      .prepare(
        `INSERT INTO event_rules
         (account, region, bus, name, pattern, schedule, state, description, role, tags, next_fire, managed_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (account, region, bus, name) DO UPDATE SET
         pattern = excluded.pattern, schedule = excluded.schedule, state = excluded.state,
         description = excluded.description, role = excluded.role, tags = excluded.tags, next_fire = excluded.next_fire`,
      )
      .run(
        rule.account,
        rule.region,
        rule.bus,
        rule.name,
        rule.pattern ?? null,
        rule.schedule ?? null,
        rule.state,
        rule.description ?? null,
        rule.role ?? null,
        JSON.stringify(rule.tags),
        rule.nextFire ?? null,
        rule.managedBy ?? null,
      ),
  );
}

/** Its targets go with it. */
export function removeRule(store: Store, { id }: StoredRule): void {
  store.write(() => store.prepare("DELETE FROM event_rules WHERE id = ?").run(id));
}

function readRule(row: Record<string, unknown>): StoredRule {
  const { pattern, schedule, description, role, state } = row;
  return {
    id: Number(row["id"]),
    account: String(row["account"]),
    region: String(row["region"]),
    bus: String(row["bus"]),
    name: String(row["name"]),
    ...(pattern === null ? {} : { pattern: String(pattern) }),
    ...(schedule === null ? {} : { schedule: String(schedule) }),
    state: state === "DISABLED" || state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" ? state : "ENABLED",
    ...(description === null ? {} : { description: String(description) }),
    ...(role === null ? {} : { role: String(role) }),
    tags: JSON.parse(String(row["tags"])),
    ...(typeof row["managed_by"] === "string" ? { managedBy: row["managed_by"] } : {}),
    ...(row["next_fire"] === null ? {} : { nextFire: Number(row["next_fire"]) }),
  };
}
