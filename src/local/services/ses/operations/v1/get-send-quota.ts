import type { GetSendQuotaCommandInput, GetSendQuotaCommandOutput } from "@aws-sdk/client-ses";
import type { Operation, ServiceHost } from "../../../../service.ts";
import { readQuota } from "../../mail-account.ts";

/** GetSendQuota. */
export function getSendQuota(host: ServiceHost): Operation<GetSendQuotaCommandInput, GetSendQuotaCommandOutput> {
  return (_input, { caller }) => {
    const quota = readQuota(host.store, caller, host.now());
    return { Max24HourSend: quota.most24Hours, MaxSendRate: quota.mostPerSecond, SentLast24Hours: quota.sent24Hours };
  };
}
