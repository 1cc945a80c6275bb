import type { GetAccountSettingsCommandInput, GetAccountSettingsCommandOutput } from "@aws-sdk/client-lambda";
import type { Operation } from "../../../service.ts";
import { accountConcurrency } from "../settings/concurrency-limits.ts";
import type { LambdaService } from "../lambda-service.ts";

const gibibyte = 1024 ** 3;

/** GetAccountSettings: AWS's default limits, and what the functions of the region use of them. */
export function getAccountSettings(
  lambda: LambdaService,
): Operation<GetAccountSettingsCommandInput, GetAccountSettingsCommandOutput> {
  return (_input, { caller }) => {
    const records = lambda.functions.list(caller);
    const reserved = records.reduce((sum, record) => sum + (record.reservedConcurrency ?? 0), 0);
    return {
      AccountLimit: {
        TotalCodeSize: 75 * gibibyte,
        CodeSizeUnzipped: 262_144_000,
        CodeSizeZipped: 52_428_800,
        ConcurrentExecutions: accountConcurrency,
        UnreservedConcurrentExecutions: accountConcurrency - reserved,
      },
      AccountUsage: {
        TotalCodeSize: records.reduce((sum, record) => sum + record.codeSize, 0),
        FunctionCount: records.length,
      },
    };
  };
}
