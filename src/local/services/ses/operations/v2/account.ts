import type {
  GetAccountCommandInput,
  GetAccountCommandOutput,
  PutAccountDetailsCommandInput,
  PutAccountDetailsCommandOutput,
} from "@aws-sdk/client-sesv2";
import type { Operation, ServiceHost } from "../../../../service.ts";
import { hasProductionAccess, readQuota, setProductionAccess } from "../../mail-account.ts";

/** GetAccount: quotas, and whether the account has left the sandbox. */
export function getAccount(host: ServiceHost): Operation<GetAccountCommandInput, GetAccountCommandOutput> {
  return (_input, { caller }) => {
    const quota = readQuota(host.store, caller, host.now());
    return {
      DedicatedIpAutoWarmupEnabled: false,
      EnforcementStatus: "HEALTHY",
      ProductionAccessEnabled: hasProductionAccess(host.store, caller),
      SendQuota: {
        Max24HourSend: quota.most24Hours,
        MaxSendRate: quota.mostPerSecond,
        SentLast24Hours: quota.sent24Hours,
      },
      SendingEnabled: true,
    };
  };
}

/** PutAccountDetails: asks for production access. AWS's people look at it; here it is granted at once. */
export function putAccountDetails(
  host: ServiceHost,
): Operation<PutAccountDetailsCommandInput, PutAccountDetailsCommandOutput> {
  return (input, { caller }) => {
    if (input.ProductionAccessEnabled) setProductionAccess(host.store, caller, true);
    return {};
  };
}
