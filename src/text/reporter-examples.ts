/** An example of what --reporter of a run takes. */
export const runReporters = "list,ndjson=-,html=report.html";

/** An example of what --reporter of a comparison takes. */
export const comparisonReporters = "html=report.html,markdown=-";
