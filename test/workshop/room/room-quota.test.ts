import { expect, test } from "vitest";
import { checkRoomQuota } from "../../../src/workshop/room/room-quota.ts";
import { awsError, onAws } from "../../support/fake-aws.ts";

/** An account with these amounts in use, and its quotas. */
function account(uses: { roles: number; stacks: number }) {
  return onAws("us-west-2", (command) => {
    if (command === "GetAccountSummary") return { SummaryMap: { Roles: uses.roles, RolesQuota: 1000 } };
    if (command === "DescribeAccountLimits") return { AccountLimits: [{ Name: "StackLimit", Value: 2000 }] };
    return { Stacks: Array.from({ length: uses.stacks }, (_, at) => ({ StackName: `others-${at}` })) };
  });
}

test.each([
  ["roles", { roles: 791, stacks: 0 }, { what: "roles", used: 791, limit: 1000, needed: 210 }],
  ["stacks", { roles: 0, stacks: 1971 }, { what: "stacks", used: 1971, limit: 2000, needed: 30 }],
])("a room that needs more %s than the account has left is refused", async (_what, uses, values) => {
  await expect(checkRoomQuota(account(uses), 30)).rejects.toMatchObject({ code: "room-quota", values });
});

test("a room that takes all that is left is not", async () => {
  await expect(checkRoomQuota(account({ roles: 790, stacks: 1970 }), 30)).resolves.toBeUndefined();
});

test("an endpoint without quotas refuses nobody", async () => {
  const environment = onAws("us-west-2", (command) => {
    if (command === "DescribeStacks") return { Stacks: [] };
    throw awsError("UnknownOperationException");
  });
  await expect(checkRoomQuota(environment, 5000)).resolves.toBeUndefined();
});
