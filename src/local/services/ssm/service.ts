import type { Service, ServiceHost } from "../../service.ts";
import { deleteParameter, deleteParameters } from "./operations/delete-parameters.ts";
import { describeParameters, getParameter, getParameters, getParametersByPath } from "./operations/get-parameters.ts";
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from "./operations/parameter-tags.ts";
import { putParameter } from "./operations/put-parameter.ts";
import { openParameters, type ParameterTable } from "./parameters.ts";

/** The context of Parameter Store's operations. */
export interface Ssm {
  readonly host: ServiceHost;
  readonly parameters: ParameterTable;
}

/** Parameter Store. `SecureString` values are kept like the others: there are no keys on this machine. */
export function createSsmService(host: ServiceHost): Service {
  const ssm: Ssm = { host, parameters: openParameters(host.store) };
  return {
    operations: {
      AddTagsToResource: addTagsToResource(ssm),
      DeleteParameter: deleteParameter(ssm),
      DeleteParameters: deleteParameters(ssm),
      DescribeParameters: describeParameters(ssm),
      GetParameter: getParameter(ssm),
      GetParameters: getParameters(ssm),
      GetParametersByPath: getParametersByPath(ssm),
      ListTagsForResource: listTagsForResource(ssm),
      PutParameter: putParameter(ssm),
      RemoveTagsFromResource: removeTagsFromResource(ssm),
    },
  };
}
