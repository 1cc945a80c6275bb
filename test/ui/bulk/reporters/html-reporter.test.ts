import { hash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadWords } from "../../../../src/text/words.ts";
import { createHtmlReporter } from "../../../../src/ui/bulk/reporters/html-reporter.ts";
import { type Reporter } from "../../../../src/ui/bulk/reporters/reporter.ts";
import { eventsOf, row, sampleRows } from "../support/sample-batch.ts";
import { createHtml, fileOf, makeFolder, removeFolder } from "../support/report-files.ts";

beforeAll(makeFolder);
afterAll(removeFolder);

const korean = await loadWords("ko", ["screen-bulk", "progress"]);

describe("html", () => {
  test("is one page that loads nothing and says everything", async () => {
    const page = await fileOf(createHtml);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script [^>]|<link|src="http|url\(http/);
    const [, script = ""] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
    expect(page).toContain(`script-src 'sha256-${hash("sha256", script, "base64")}'`);
    expect(page.match(/<tr data-kind=/g)).toHaveLength(3);
    expect(page).toContain('<tr data-kind="failed" data-bad="1">');
    expect(page).toContain('<span class="verdict">1 of 4 rows not as expected, 1 without an outcome</span>');
    for (const state of ["Look", "Tell", "Both", "Index", "Shrink", "Keep"])
      expect(page).toContain(`class="name">${state}</text>`);
    expect(page).toContain("<title>Look (Task): 2 succeeded, 0 caught, 1 failed, 2 retries, longest 30 ms</title>");
    expect(page).toContain("<title>Keep (Task): never entered</title>");
    expect(page).toContain("a &quot;b&quot;, &lt;c&gt;&amp;.jpg");
    expect(page).not.toContain("<c>");
  });

  test("leads to the table of all rows from its top, for a phone", async () => {
    const page = await fileOf(createHtml);
    expect(page.indexOf('<a href="#all-rows">All rows</a>')).toBeLessThan(page.indexOf('<div class="tiles">'));
    expect(page).toContain('<h2 id="all-rows">');
  });

  test.each([
    ["us-west-2", "https://us-west-2.console.aws.amazon.com", "aws"],
    ["cn-north-1", "https://cn-north-1.console.amazonaws.cn", "aws-cn"],
  ])(
    "links each execution in %s to the console of AWS, and none of the local endpoint",
    async (region, site, partition) => {
      const target = { target: "aws", account: "123456789012", region } as const;
      const page = await fileOf(createHtml, eventsOf(sampleRows, { target }));
      const arn = `arn:${partition}:states:${region}:123456789012:execution:Machine:sample-1`;
      expect(page).toContain(
        `<a href="${site}/states/home?region=${region}#/v2/executions/details/${arn}"><code>sample-1</code></a>`,
      );
      expect(await fileOf(createHtml)).not.toContain('<a href="http');
    },
  );

  test("shows the photos of the rows that surprised, each asked for once", async () => {
    const asked: string[] = [];
    const rows = [1, 2, 3].map((number) => row(number, { key: number === 3 ? "b.jpg" : "a.jpg", asExpected: false }));
    const events = eventsOf(rows).map((event) =>
      event.type === "batch-ends"
        ? {
            ...event,
            thumbnailOf: ({ key }: { key: string }) =>
              Promise.resolve(asked.push(key) > 9 ? undefined : `data:image/jpeg;base64,${key}`),
          }
        : event,
    );
    const page = await fileOf(createHtml, events);
    expect(asked).toEqual(["a.jpg", "b.jpg"]);
    expect(page.match(/<img src="data:image\/jpeg;base64,a\.jpg"/g)).toHaveLength(2);
  });

  test("is worded in the reader's language, also for those who hear it", async () => {
    const create = (name: string, destination: string): Reporter => createHtmlReporter(name, destination, korean);
    const [english, translated] = [await fileOf(createHtml), await fileOf(create)];
    expect(english).toContain('<html lang="en">');
    expect(translated).toContain('<html lang="ko">');
    // What stays: figures, names of states and machines, and what the journal holds.
    const kept =
      /\b(?:p50|p90|p99|ms|us-west-2|user(?:_\d)?|line|Look|Tell|Both|Index|Shrink|Keep|Machine|Task|Pass|Parallel|Catch|Start|End|GMT|UTC|StartExecution|GetExecutionHistory|States|ALL|refused|accepted|faces|Boom|it|said|no|sample|csv|riders|jpg|a|b|c|s|quot|lt|gt|amp)\b/g;
    const body = translated.slice(translated.indexOf("<body>"), translated.indexOf("<script>"));
    const attributes = [...body.matchAll(/(?:aria-label|placeholder|data-label)="([^"]*)"/g)].map(([, text]) => text);
    const read = [body.replaceAll(/<[^>]*>/g, " "), ...attributes].join(" ").replaceAll(kept, "");
    expect(read.match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
  });

  test("a batch without ended rows is a page too", async () => {
    expect(await fileOf(createHtml, eventsOf([]))).toContain("0 of 4 rows not as expected, 4 without an outcome");
  });
});
