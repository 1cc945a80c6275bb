import { expect, test } from "vitest";
import { targetInput } from "../../../../src/local/services/events/targets/target-input.ts";

const rule = "arn:aws:events:us-west-2:123456789012:rule/uploads";
const event = {
  version: "0",
  id: "1",
  "detail-type": "Object Created",
  source: "aws.s3",
  account: "123456789012",
  time: "2026-01-01T12:00:00Z",
  region: "us-west-2",
  resources: ["arn:aws:s3:::photos"],
  detail: { bucket: { name: "photos" }, object: { key: 'a "b"+%20.jpg', size: 3 }, list: [1, 2] },
};

const inputFor = (settings: object): string =>
  targetInput({ rule, event, target: { Id: "t", Arn: "arn", ...settings } }, Date.UTC(2026, 0, 1, 12, 0, 5));
const transform = (InputTemplate: string, InputPathsMap = {}): string =>
  inputFor({ InputTransformer: { InputTemplate, InputPathsMap } });

test("the whole event, a constant, or a part", () => {
  expect(JSON.parse(inputFor({}))).toEqual(event);
  expect(inputFor({ Input: '{"a": 1}' })).toBe('{"a": 1}');
  expect(inputFor({ InputPath: "$.detail.object" })).toBe('{"key":"a \\"b\\"+%20.jpg","size":3}');
  expect(inputFor({ InputPath: "$.resources[0]" })).toBe('"arn:aws:s3:::photos"');
  expect(inputFor({ InputPath: "$.detail.none" })).toBe("null");
});

test("a template takes values as JSON outside quotes and as text inside them", () => {
  const paths = { key: "$.detail.object.key", size: "$.detail.object.size", list: "$.detail.list", none: "$.no" };
  const object = transform('{"s3Key": <key>, "size": <size>, "list": <list>, "none": <none>}', paths);
  expect(JSON.parse(object)).toEqual({ s3Key: 'a "b"+%20.jpg', size: 3, list: [1, 2], none: "" });
  const text = transform('"Photo <key> of <size> bytes, <list>, <none>"', paths);
  expect(JSON.parse(text)).toBe('Photo a "b"+%20.jpg of 3 bytes, [1,2], ');
  expect(JSON.parse(transform('{"id": "user-<size>", "note": "say \\"<size>\\""}', paths))).toEqual({
    id: "user-3",
    note: 'say "3"',
  });
});

test("a template knows the rule and the event", () => {
  const template =
    '{"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>", "at": <aws.events.event.ingestion-time>, "event": <aws.events.event.json>, "head": <aws.events.event>}';
  const { detail: _, ...head } = event;
  expect(JSON.parse(transform(template))).toEqual({
    rule: "uploads",
    arn: rule,
    at: "2026-01-01T12:00:05Z",
    event,
    head,
  });
});
