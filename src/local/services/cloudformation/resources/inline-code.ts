import { type Zippable, zipSync } from "fflate";

/** A date every zip file can hold; always the same, so that the same code gives the same hash. */
const anyDate = new Date(2000, 0, 1);

/**
 * The zip file that CloudFormation makes of code in a template (`ZipFile`): one file named `index`, a module when it
 * is written as one (Template Reference, AWS::Lambda::Function Code).
 */
export function inlineCode(code: string): Uint8Array {
  const isModule = /^\s*(?:import|export)\s/mu.test(code);
  const files: Zippable = { [isModule ? "index.mjs" : "index.js"]: new TextEncoder().encode(code) };
  if (/["']cfn-response["']/u.test(code))
    files["node_modules/cfn-response/index.js"] = new TextEncoder().encode(cfnResponse);
  return zipSync(files, { mtime: anyDate });
}

/** The module that code in a template finds beside it, for custom resources (User Guide, "cfn-response module"). */
const cfnResponse = `"use strict";
const https = require("https");
exports.SUCCESS = "SUCCESS";
exports.FAILED = "FAILED";
exports.send = (event, context, status, data, physicalResourceId, noEcho) =>
  new Promise((resolve) => {
    const body = JSON.stringify({
      Status: status,
      Reason: "See the details in CloudWatch Log Stream: " + context.logStreamName,
      PhysicalResourceId: physicalResourceId || context.logStreamName,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      NoEcho: noEcho || false,
      Data: data,
    });
    const finish = () => {
      if (context.done) context.done();
      resolve();
    };
    const { hostname, pathname, search } = new URL(event.ResponseURL);
    const headers = { "content-type": "", "content-length": Buffer.byteLength(body) };
    const request = https.request({ hostname, port: 443, path: pathname + search, method: "PUT", headers }, (response) => {
      response.resume();
      response.on("end", finish);
    });
    request.on("error", (error) => {
      console.log("send(..) failed: " + error);
      finish();
    });
    request.end(body);
  });
`;
