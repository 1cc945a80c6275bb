import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { createDaemonSource } from "../../src/console/daemon-source.ts";
import { serveConsole } from "../../src/console/server/server.ts";
import { startTestEndpoint } from "../local/support/endpoint.ts";
import { findChromium, openBrowser } from "./support/chromium.ts";
import { createServiceRole } from "../support/service-role.ts";

/** Only `npm run test:console` walks: a browser takes its time on a machine that runs all tests. */
const chromium = process.env["WILDRYDES_TEST_BROWSER"] === undefined ? undefined : findChromium();

test.skipIf(chromium === undefined)(
  "a person lets a browser in, starts a run, and watches it in the list",
  async () => {
    const endpoint = await startTestEndpoint();
    const served = await serveConsole(createDaemonSource(endpoint.served.endpoint, endpoint.url));
    const browser = await openBrowser(chromium ?? "");
    try {
      const roleArn = await createServiceRole(endpoint.clientConfig);
      const definition = JSON.stringify({ StartAt: "Refuse", States: { Refuse: { Type: "Fail", Error: "Refused" } } });
      const { stateMachineArn = "" } = await new SFNClient(endpoint.clientConfig).send(
        new CreateStateMachineCommand({ name: "Refuser", roleArn, definition }),
      );
      const own = `http://127.0.0.1:${served.port}`;
      const token = served.admit({ region: "us-west-2", environment: undefined, language: "en" });
      await browser.open(`${own}/open#${token}`);
      await expect
        .poll(() => browser.run("document.title + document.getElementById('live')?.textContent"))
        .toBe("Runs · wildrydeslive");
      expect(await browser.run("document.cookie")).toBe("");
      expect(await browser.run("location.hash")).toBe("");
      await browser.open(`${own}/machine?arn=${stateMachineArn}`);
      await expect.poll(() => browser.run("document.querySelectorAll('svg.graph .state').length")).toBe(1);
      // The client module sends the form: it is there when the page says that it is live.
      await expect.poll(() => browser.run("document.getElementById('live')?.textContent")).toBe("live");
      await browser.run("document.querySelector('form[action=\"/actions/start\"] button').click()");
      await expect.poll(() => browser.run("location.pathname")).toBe("/run");
      await expect.poll(() => browser.run("document.querySelector('.kind.failed')?.textContent")).toContain("failed");
      await browser.open(`${own}/`);
      await expect.poll(() => browser.run("document.querySelectorAll('.runs a').length")).toBe(1);
      // The client module reads the keys: it is there when the page says that it is live.
      await expect.poll(() => browser.run("document.getElementById('live')?.textContent")).toBe("live");
      await browser.press("j");
      await browser.run("document.activeElement.click()");
      await expect.poll(() => browser.run("location.pathname")).toBe("/run");
      await browser.resize(390, 800);
      for (const path of ["/", `/machine?arn=${stateMachineArn}`, "/metrics"]) {
        await browser.open(own + path);
        await expect.poll(() => browser.run("document.readyState")).toBe("complete");
        expect(await browser.run("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      }
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
      await served.close();
      await endpoint.close();
    }
  },
);
