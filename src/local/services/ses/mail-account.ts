import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";

type Scope = Pick<Caller, "account" | "region">;

/** The limits of an account's mails, and how many it has sent. */
export interface SendQuota {
  /** Recipients in 24 hours, and in a second. */
  readonly most24Hours: number;
  readonly mostPerSecond: number;
  readonly sent24Hours: number;
  readonly sentLastSecond: number;
}

const day = 24 * 3_600_000;
/** AWS gives a new account the first, and 50,000 and 14 when it leaves the sandbox. */
const sandbox = { most24Hours: 200, mostPerSecond: 1 };
const production = { most24Hours: 50_000, mostPerSecond: 14 };

/** False while the account is in the sandbox, as each is at first. */
export function hasProductionAccess(store: Store, { account, region }: Scope): boolean {
  const row = store
    .prepare("SELECT production FROM ses_accounts WHERE account = ? AND region = ?")
    .get(account, region);
  return Number(row?.["production"] ?? 0) === 1;
}

/** Moves an account's region out of the sandbox, or back into it. */
export function setProductionAccess(store: Store, { account, region }: Scope, enabled: boolean): void {
  store.write(() =>
    store.prepare("INSERT OR REPLACE INTO ses_accounts VALUES (?, ?, ?)").run(account, region, enabled ? 1 : 0),
  );
}

/** @param now milliseconds since 1970 */
export function readQuota(store: Store, scope: Scope, now: number): SendQuota {
  const sentSince = (time: number): number => {
    const row = store
      .prepare("SELECT total(recipients) AS sum FROM ses_sendings WHERE account = ? AND region = ? AND sent > ?")
      .get(scope.account, scope.region, time);
    return Number(row?.["sum"] ?? 0);
  };
  const limits = hasProductionAccess(store, scope) ? production : sandbox;
  return { ...limits, sent24Hours: sentSince(now - day), sentLastSecond: sentSince(now - 1000) };
}

/** Counts a message against the quota. Belongs inside `store.write`. */
export function countSending(
  store: Store,
  { account, region }: Scope,
  sending: { now: number; recipients: number },
): void {
  const { now, recipients } = sending;
  store
    .prepare("DELETE FROM ses_sendings WHERE account = ? AND region = ? AND sent <= ?")
    .run(account, region, now - day);
  store.prepare("INSERT INTO ses_sendings VALUES (?, ?, ?, ?)").run(account, region, now, recipients);
}
