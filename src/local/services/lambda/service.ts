import type { Service, ServiceHost } from "../../service.ts";
import { addPermission } from "./operations/add-permission.ts";
import { openCodeFolders } from "./code/code-folders.ts";
import { createFunction } from "./operations/create-function.ts";
import {
  deleteFunctionEventInvokeConfig,
  getFunctionEventInvokeConfig,
  listFunctionEventInvokeConfigs,
  putFunctionEventInvokeConfig,
  updateFunctionEventInvokeConfig,
} from "./operations/function-event-invoke-config.ts";
import {
  createFunctionUrlConfig,
  deleteFunctionUrlConfig,
  getFunctionUrlConfig,
  listFunctionUrlConfigs,
  updateFunctionUrlConfig,
} from "./operations/function-url-config.ts";
import { createAlias, deleteAlias, getAlias, listAliases, updateAlias } from "./operations/function-aliases.ts";
import { listVersionsByFunction, publishVersion } from "./operations/publish-version.ts";
import { deleteFunctionConcurrency } from "./operations/delete-function-concurrency.ts";
import { deleteFunction } from "./operations/delete-function.ts";
import { createDestinationDeliveries } from "./execution/destinations.ts";
import { createEventQueue } from "./execution/event-queue.ts";
import { createFunctionExecution } from "./execution/function-execution.ts";
import { openFunctionTable } from "./function-record.ts";
import { getAccountSettings } from "./operations/get-account-settings.ts";
import { getFunctionConcurrency } from "./operations/get-function-concurrency.ts";
import { getFunctionConfiguration } from "./operations/get-function-configuration.ts";
import { getFunction } from "./operations/get-function.ts";
import { getPolicy } from "./operations/get-policy.ts";
import { invoke } from "./operations/invoke.ts";
import type { LambdaService } from "./lambda-service.ts";
import { listFunctions } from "./operations/list-functions.ts";
import { listTags } from "./operations/list-tags.ts";
import { putFunctionConcurrency } from "./operations/put-function-concurrency.ts";
import { removePermission } from "./operations/remove-permission.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { untagResource } from "./operations/untag-resource.ts";
import { updateFunctionCode } from "./operations/update-function-code.ts";
import { updateFunctionConfiguration } from "./operations/update-function-configuration.ts";

/**
 * AWS Lambda for Node functions from zip files. State lies in the store, unpacked code below the data folder; each
 * invocation runs as `worker.ts` describes.
 */
export function createLambdaService(host: ServiceHost): Service {
  const functions = openFunctionTable(host.store);
  const code = openCodeFolders({
    dataFolder: host.dataFolder,
    log: host.log,
    isUsed: (hash) => functions.usesCode(hash) || execution.usesCode(hash),
  });
  const execution = createFunctionExecution({
    host,
    taskRoot: code.taskRoot,
    onEnvironmentEnd: () => code.removeUnused(),
  });
  const destinations = createDestinationDeliveries(host);
  const events = createEventQueue({ host, functions, execution, destinations });
  const lambda: LambdaService = { host, functions, code, execution, events };
  return {
    operations: {
      AddPermission: addPermission(lambda),
      CreateAlias: createAlias(lambda),
      CreateFunction: createFunction(lambda),
      CreateFunctionUrlConfig: createFunctionUrlConfig(lambda),
      DeleteAlias: deleteAlias(lambda),
      DeleteFunction: deleteFunction(lambda),
      DeleteFunctionConcurrency: deleteFunctionConcurrency(lambda),
      DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig(lambda),
      DeleteFunctionUrlConfig: deleteFunctionUrlConfig(lambda),
      GetAccountSettings: getAccountSettings(lambda),
      GetAlias: getAlias(lambda),
      GetFunction: getFunction(lambda),
      GetFunctionConcurrency: getFunctionConcurrency(lambda),
      GetFunctionConfiguration: getFunctionConfiguration(lambda),
      GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig(lambda),
      GetFunctionUrlConfig: getFunctionUrlConfig(lambda),
      GetPolicy: getPolicy(lambda),
      Invoke: invoke(lambda),
      ListAliases: listAliases(lambda),
      ListFunctionEventInvokeConfigs: listFunctionEventInvokeConfigs(lambda),
      ListFunctions: listFunctions(lambda),
      ListFunctionUrlConfigs: listFunctionUrlConfigs(lambda),
      ListTags: listTags(lambda),
      ListVersionsByFunction: listVersionsByFunction(lambda),
      PublishVersion: publishVersion(lambda),
      PutFunctionConcurrency: putFunctionConcurrency(lambda),
      PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig(lambda),
      RemovePermission: removePermission(lambda),
      TagResource: tagResource(lambda),
      UntagResource: untagResource(lambda),
      UpdateAlias: updateAlias(lambda),
      UpdateFunctionCode: updateFunctionCode(lambda),
      UpdateFunctionConfiguration: updateFunctionConfiguration(lambda),
      UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig(lambda),
      UpdateFunctionUrlConfig: updateFunctionUrlConfig(lambda),
    },
    resume() {
      // What a stop in the middle of an update or a deletion left behind.
      code.removeUnused();
      events.start();
      destinations.start();
    },
    busy: () => execution.busy() || events.busy() || destinations.busy(),
    async close() {
      events.stop();
      await destinations.close();
      await execution.close();
      await code.close();
    },
  };
}
