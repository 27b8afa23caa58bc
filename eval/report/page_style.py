"""The page's style: that of a Brief's page, and what a report has besides. Contrast is 4.5 or more in both schemes."""

from service.stages.render.page_style import STYLE as BRIEF_STYLE

STYLE = (
    BRIEF_STYLE
    + """
:root{--bad:#9b2c1f;--bad-tint:#fdeeeb;--good-tint:#e9f5ee}
@media (prefers-color-scheme:dark){:root{--bad:#f29b8c;--bad-tint:#3a2320;--good-tint:#1b2f25}}
main{max-width:66rem}
.skip{position:absolute;left:-99rem;background:var(--card);padding:.6rem 1rem;z-index:4;font:500 .9rem/1.3 var(--sans)}
.skip:focus{left:.5rem;top:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.part{margin-top:2.8rem}
.part[tabindex]:focus{outline:none}
.part>h2{margin-bottom:.5rem}
code{font:400 .9em ui-monospace,"Liberation Mono",monospace}
.banner{font:400 1rem/1.5 var(--sans);border:1px solid var(--line);border-inline-start:5px solid var(--soft);background:var(--card);border-radius:6px;padding:.8rem 1.1rem}
.banner strong{margin-inline-end:.5rem;letter-spacing:.03em}
.banner.regressed{border-inline-start-color:var(--bad)}.banner.regressed strong{color:var(--bad)}
.banner.not-worse{border-inline-start-color:var(--good)}.banner.not-worse strong{color:var(--good)}
.remark{font:400 .92rem/1.55 var(--sans);color:var(--warn);margin-top:.7rem}
.wide{overflow-x:auto;margin-top:.8rem}
table{border-collapse:collapse;width:100%;font:400 .9rem/1.45 var(--sans)}
th,td{text-align:start;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{font-weight:600;font-size:.8rem;color:var(--soft)}
tbody th{font-weight:500;min-width:13rem}
td{font-variant-numeric:tabular-nums}
.figure{font-weight:600;white-space:nowrap}
.between,.aim,.remark-of{color:var(--soft);font-size:.82rem;font-weight:400}
.between{white-space:nowrap}
.aim,.remark-of{display:block}
tr.bad .difference .figure,td.bad .between{color:var(--bad)}tr.good .difference .figure,td.good .between{color:var(--good)}
details{margin-top:.8rem}summary{font:500 .95rem/1.5 var(--sans);cursor:pointer;color:var(--accent)}
td.graph{min-width:11rem;padding-top:.7rem}
.plot{display:block;width:11rem;overflow:visible}
.plot .axis{stroke:var(--line);stroke-width:.6}
.plot line.new{stroke:var(--accent);stroke-width:1.4}.plot circle.new{fill:var(--accent)}
.plot line.old{stroke:var(--grey);stroke-width:1.4}.plot circle.old{fill:var(--paper);stroke:var(--grey);stroke-width:1.2}
.runs{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1.2rem 2.4rem}
.runs dl{margin-top:.4rem;font:400 .88rem/1.55 var(--sans)}
.runs dl div{display:grid;grid-template-columns:8rem 1fr;gap:.1rem 1rem}
.runs dt{color:var(--soft)}.runs dd{overflow-wrap:anywhere}
#filters{display:flex;flex-wrap:wrap;gap:.7rem 1rem;margin:.6rem 0 .5rem;font:400 .88rem/1.3 var(--sans)}
#filters label span{display:block;color:var(--soft);font-size:.8rem;margin-bottom:.2rem}
#filters .search{flex:1 1 18rem}
input,select{font:400 .95rem/1.3 var(--sans);color:var(--ink);background:var(--card);border:1px solid var(--grey);border-radius:5px;padding:.42rem .6rem;max-width:100%}
input{width:100%}
input::placeholder{color:var(--soft);opacity:1}
#count{font:400 .85rem/1.5 var(--sans);color:var(--soft)}
#list{margin-top:.5rem;border-top:1px solid var(--line)}
#list>li{border-bottom:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 5.2rem}
.cell{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.7rem .3rem;color:inherit;text-decoration:none}
.cell:hover{background:var(--tint)}
.cell .name{font-weight:600;overflow-wrap:anywhere}
.cell .where,.cell .marks{font:400 .82rem/1.5 var(--sans);color:var(--soft)}
.cell .where{grid-column:1;overflow-wrap:anywhere}
.cell .marks{grid-row:1/3;grid-column:2;text-align:end;display:flex;flex-wrap:wrap;gap:.3rem;justify-content:flex-end;align-content:flex-start;max-width:17rem}
.cell .words{grid-column:1/-1;font-size:.97rem;line-height:1.5;color:var(--soft)}
.tag{font:500 .75rem/1.4 var(--sans);border:1px solid currentColor;border-radius:99px;padding:.05rem .5rem;white-space:nowrap;color:var(--soft)}
.tag.broken,.tag.infrastructure,.tag.bad_case,.tag.missing{color:var(--bad);background:var(--bad-tint)}
.tag.fixed{color:var(--good);background:var(--good-tint)}
.tag.changed,.tag.added,.tag.gone{color:var(--accent);background:var(--tint)}
.legend .pointed{margin-inline:.5rem}
#more{margin-top:1rem}
.steps{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1.2rem;font:500 .9rem/1.4 var(--sans);margin-bottom:1.4rem}
#place{color:var(--soft);margin-inline-end:auto;font-weight:400}
#reader h1{margin:.3rem 0 .5rem;font-size:1.6rem}
.note{margin-top:.6rem;font-style:italic}
#failed:not(:empty){margin-top:1rem;color:var(--warn);font:400 .95rem/1.55 var(--sans)}
#sentences{margin-top:1.6rem}
.sides-head,.pair{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1.6rem}
.two .sides-head,.two .pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.sides-head{font:600 .8rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--soft);border-bottom:1px solid var(--line);padding-bottom:.35rem}
.pair{border-bottom:1px solid var(--line);padding:.75rem 0 .8rem;border-inline-start:3px solid transparent;padding-inline-start:.8rem;margin-inline-start:-.8rem}
.pair.broken{border-inline-start-color:var(--bad)}.pair.fixed{border-inline-start-color:var(--good)}
.pair.changed,.pair.added,.pair.gone{border-inline-start-color:var(--accent)}
.pair>.tag{grid-column:1/-1;justify-self:start;margin-bottom:.35rem}
.side .sentence{line-height:1.55}
.side .verdict{font:400 .84rem/1.5 var(--sans);margin-top:.25rem}
.side .findings{font:400 .84rem/1.5 var(--sans);color:var(--ink)}
.side .findings li{padding-inline-start:1rem}
.absent{font:400 .88rem/1.5 var(--sans);color:var(--soft)}
.withheld-mark{font:400 .82rem/1.5 var(--sans);color:var(--soft);display:block}
#expected ul,#sources ul{font:400 .95rem/1.55 var(--sans)}
#expected li,#sources li{padding:.35rem 0;border-bottom:1px solid var(--line)}
#expected .met{color:var(--good)}#expected .missed{color:var(--bad)}
#expected .kind{color:var(--soft)}
#sources button{text-align:start}
.pair .sentence.unsupported>.says,.pair .sentence.contradicted>.says,.pair .sentence.unchecked>.says{color:inherit}
.contradicted .dot{background:var(--bad)}.unchecked .dot{background:var(--grey)}
mark.pointed{outline:2px solid var(--bad);outline-offset:1px;text-decoration:none;border-radius:2px}
mark.lit.pointed{outline-color:#9b2c1f}
.findings button[aria-pressed=true]{font-weight:600}
@media (min-width:56.01rem){body.reading #reader{margin-inline:max(1rem,calc((100vw - min(var(--panel),40vw) - 66rem)/2)) calc(min(var(--panel),40vw) + 1.6rem);max-width:66rem;padding-inline:1rem 0}
#panel{width:min(var(--panel),40vw)}}
@media (max-width:56rem){
.two .sides-head{display:none}
.two .pair{grid-template-columns:minmax(0,1fr);gap:.7rem}
.two .side::before{content:attr(data-label);font:600 .75rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--soft);display:block;margin-bottom:.15rem}
.wide{overflow:visible}
table,tbody,tr,td,tbody th{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{border-bottom:1px solid var(--line);padding:.6rem 0}
th,td{border:0;padding:.1rem 0}
td[data-label]::before{content:attr(data-label);color:var(--soft);display:inline-block;min-width:6.2rem;padding-inline-end:.6rem}
td.graph{padding:.3rem 0}.plot{width:100%;max-width:18rem}
.certificate td[data-label]::before{display:block}
.between{white-space:normal}
.cell{grid-template-columns:minmax(0,1fr)}
.cell .marks{grid-row:auto;grid-column:1;justify-content:flex-start;max-width:none}
#filters label{flex:1 1 8rem}#filters select{width:100%}
.runs dl div{grid-template-columns:6.5rem 1fr}}
@media print{#filters,#more,.steps,.skip{display:none!important}}
"""
)
