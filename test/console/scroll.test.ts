import { expect, test } from "vitest";
import { findChromium, openBrowser } from "./support/chromium.ts";
import { scrollToEnd, serveManyRuns } from "./support/many-runs.ts";

/** Only `npm run test:console` scrolls. */
const chromium = process.env["WILDRYDES_TEST_BROWSER"] === undefined ? undefined : findChromium();
const count = 10_000;

test.skipIf(chromium === undefined)(
  "a browser that scrolls reaches each of 10,000 runs once",
  async () => {
    const busy = await serveManyRuns(count);
    const browser = await openBrowser(chromium ?? "");
    try {
      await browser.resize(1100, 900);
      await browser.open(busy.address());
      const shown = () => browser.run("document.querySelector('#count')?.textContent.trim()");
      await expect.poll(shown, { timeout: 60_000 }).toBe("10,000 runs");
      const scrolled = await scrollToEnd(browser);
      expect(scrolled).toMatchObject({ runs: count, different: count });
      // A hundred runs that are loaded, laid out and drawn together are not a pause that a person would notice.
      expect(scrolled.cpuMsPerPart).toBeLessThan(100);
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
      await busy.close();
    }
  },
  600_000,
);
