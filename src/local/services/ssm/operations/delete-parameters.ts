import type {
  DeleteParameterCommandInput,
  DeleteParameterCommandOutput,
  DeleteParametersCommandInput,
  DeleteParametersCommandOutput,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { nameIn } from "../parameter-names.ts";
import type { Ssm } from "../service.ts";

/** DeleteParameter. */
export function deleteParameter(ssm: Ssm): Operation<DeleteParameterCommandInput, DeleteParameterCommandOutput> {
  return (input, { caller }) => {
    if (!ssm.parameters.remove(caller, nameIn(caller, input.Name ?? ""))) throw new AwsError("ParameterNotFound", "");
    return { $metadata: {} };
  };
}

/** DeleteParameters: says which were there. */
export function deleteParameters(ssm: Ssm): Operation<DeleteParametersCommandInput, DeleteParametersCommandOutput> {
  return (input, { caller }) => {
    const removed = (input.Names ?? []).map((name) => ({
      name,
      wasThere: ssm.parameters.remove(caller, nameIn(caller, name)),
    }));
    const named = (wasThere: boolean): string[] =>
      removed.filter((each) => each.wasThere === wasThere).map(({ name }) => name);
    return { $metadata: {}, DeletedParameters: named(true), InvalidParameters: named(false) };
  };
}
