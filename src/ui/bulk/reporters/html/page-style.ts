/** The page's style; it follows the reader's choice of light or dark. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--dim:#5b6675;--paper:#fff;--card:#f5f7fa;--line:#d8dee6;--accepted:#1d7a50;--refused:#8f5f00;--failed:#b8303f;--unfinished:#6b7584;--mark:#2f62c4;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--dim:#9aa5b4;--paper:#151a21;--card:#1e252f;--line:#354050;--accepted:#41b883;--refused:#e0ac46;--failed:#e5697a;--unfinished:#7b8696;--mark:#7aa5f5;--on:#10151c}}
@media(forced-colors:active){:root{--ink:CanvasText;--dim:CanvasText;--paper:Canvas;--card:Canvas;--line:CanvasText;--accepted:CanvasText;--refused:CanvasText;--failed:CanvasText;--unfinished:GrayText;--mark:Highlight;--on:Canvas}.bar,.track i,svg.columns,svg.graph,.spark{forced-color-adjust:none}.verdict{border:1px solid}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:28px 20px 60px;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:24px;margin:0 0 4px}h2{font-size:17px;margin:34px 0 10px}small,.dim{color:var(--dim);font-size:13px}
.verdict{display:inline-block;padding:3px 12px;border-radius:999px;color:var(--on);font-weight:600;background:var(--failed)}.verdict.good{background:var(--accepted)}
.jump{margin:12px 0 0}.jump a{display:inline-block;padding:8px 14px;border:1px solid var(--line);border-radius:10px;background:var(--card);color:var(--mark);text-decoration:none}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:18px 0 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 14px}.tile b{display:block;font-size:20px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:5px 8px;vertical-align:middle;border-bottom:1px solid var(--line)}th{font-weight:500}thead th{color:var(--dim);font-size:13px}
.rows{table-layout:fixed;min-width:640px}.rows td{overflow-wrap:anywhere}.rows th{width:17%}.rows th:first-child{width:92px}.rows th:nth-child(2){width:25%}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.chart th[scope=row]{min-width:130px;max-width:340px;overflow-wrap:break-word}thead .number{text-align:right}
.bars{width:60%;min-width:180px;font-size:0;white-space:nowrap}.bar{display:inline-block;height:14px;border-radius:3px;background:var(--unfinished);min-width:1px}
.bar.accepted,.bar.succeeded{background:var(--accepted)}.bar.refused{background:var(--refused)}.bar.failed{background:var(--failed)}
.bar.hatched{background:repeating-linear-gradient(45deg,var(--failed) 0 4px,transparent 4px 8px);outline:1px solid var(--failed)}
.bars.over{position:relative;height:30px;width:34%}.over .bar{position:absolute;left:8px;top:8px;max-width:calc(100% - 16px)}.bar.p50{background:var(--mark)}.bar.p90{background:color-mix(in srgb,var(--mark) 55%,transparent)}.bar.p99{background:color-mix(in srgb,var(--mark) 28%,transparent)}
svg.columns{width:100%;max-width:760px}svg.columns rect{fill:var(--mark)}svg text{fill:var(--dim);font-size:11px}svg .amount{text-anchor:middle}
.scroll{overflow-x:auto}svg.graph{max-width:max(100%,600px);height:auto;display:block}
.state rect{fill:var(--card);stroke:var(--line);stroke-width:1.5}.state.failed>rect:first-of-type{stroke:var(--failed)}.state.caught>rect:first-of-type{stroke:var(--refused)}.state.unmet>rect{stroke-dasharray:4 4}.state.unmet>.name{fill:var(--dim)}
.state>text{text-anchor:middle}.state .name{fill:var(--ink);font-size:13px;font-weight:600}.state .count{font-size:12px}
.state rect.succeeded{fill:var(--accepted);stroke:none}.state rect.caught{fill:var(--refused);stroke:none}.state rect.failed{fill:var(--failed);stroke:none}
.way{fill:none;stroke:var(--dim);stroke-width:1.5}.way.caught{stroke:var(--refused);stroke-dasharray:5 4}.tip{fill:var(--dim);fill:context-stroke}svg .label{font-size:11px}svg .point{font-size:12px;text-anchor:middle}
.photo img{max-width:80px;max-height:80px;border-radius:6px;display:block}.photo i{color:var(--dim);font-size:12px}
.kind{font-weight:600}.kind.accepted,.kind.succeeded{color:var(--accepted)}.kind.refused{color:var(--refused)}.kind.failed,.kind.unfinished{color:var(--failed)}
code{font-size:12px;word-break:break-all}
.filters{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.filters input,.filters select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:5px 8px;max-width:100%}
.all td{overflow-wrap:anywhere}.all th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}.all th[aria-sort=ascending] button::after{content:" ↑"}.all th[aria-sort=descending] button::after{content:" ↓"}
@media(max-width:640px){body{padding:18px 12px 40px}h1,h2,p{overflow-wrap:anywhere}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}thead{display:none}.all thead{display:block}.all thead tr{display:flex;flex-wrap:wrap;gap:4px 14px}.all th{border:0;padding:4px 0}
table,tbody{display:block}.rows{min-width:0}tr{display:flex;flex-wrap:wrap;gap:2px 14px;padding:8px 0;border-bottom:1px solid var(--line)}tr[hidden]{display:none}td,th{border:0;padding:0}.chart th[scope=row],.bars,.bars.over,.photo{flex:0 0 100%;width:100%;min-width:0;max-width:100%}
td:empty{display:none}td[data-label]::before{content:attr(data-label) ": ";color:var(--dim);font-size:13px}.rows td,.all td{flex:0 0 100%}svg.columns{min-width:520px}svg.columns text{font-size:13px}.columns-scroll{overflow-x:auto}}
`;
