/** What --reporter of a run takes, as an example. */
export const runReporters = "list,ndjson=-,html=report.html";

/** What --reporter of a comparison takes, as an example. */
export const comparisonReporters = "html=report.html,markdown=-";
