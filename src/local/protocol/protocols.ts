import type { ServiceName } from "../service.ts";
import { createAwsQueryProtocol } from "./aws-query.ts";
import { createJsonRpcProtocol } from "./json-rpc.ts";
import { createRestJsonProtocol } from "./rest-json.ts";
import { createRestXmlProtocol } from "./rest-xml.ts";
import type { ServiceModel } from "./service-model.ts";
import type { WireProtocol } from "./wire.ts";

/** The protocol each service speaks, with the XML namespace where it has one. */
const makers: Record<ServiceName, (model: ServiceModel) => WireProtocol> = {
  sts: (model) => createAwsQueryProtocol(model, "https://sts.amazonaws.com/doc/2011-06-15/"),
  iam: (model) => createAwsQueryProtocol(model, "https://iam.amazonaws.com/doc/2010-05-08/"),
  cloudformation: (model) => createAwsQueryProtocol(model, "http://cloudformation.amazonaws.com/doc/2010-05-15/"),
  s3: (model) => createRestXmlProtocol(model, "http://s3.amazonaws.com/doc/2006-03-01/"),
  sns: (model) => createAwsQueryProtocol(model, "http://sns.amazonaws.com/doc/2010-03-31/"),
  lambda: createRestJsonProtocol,
  dynamodb: createJsonRpcProtocol,
  logs: createJsonRpcProtocol,
  events: createJsonRpcProtocol,
  states: createJsonRpcProtocol,
  rekognition: createJsonRpcProtocol,
};

/** The wire protocol of a service. */
export function createProtocol(model: ServiceModel): WireProtocol {
  return makers[model.name](model);
}
