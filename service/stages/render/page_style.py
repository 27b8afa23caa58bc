"""The page's style sheet. Every pair of text and ground has a contrast of at least 4.5, in both colour schemes."""

STYLE = """
:root{color-scheme:light dark;
--paper:#faf9f6;--card:#ffffff;--ink:#1c2127;--soft:#59616b;--line:#dedbd2;--accent:#1d4f7c;--tint:#eef3f8;
--lit:#ffe08a;--lit-ink:#241c00;--trace:#b8860b;--grey:#6b7078;--warn:#8a3b12;--warn-tint:#fdf1e7;--good:#2c6e49;
--serif:Charter,"Bitstream Charter","Sitka Text","Source Serif 4","Iowan Old Style",Cambria,Georgia,"Liberation Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;--panel:30rem}
@media (prefers-color-scheme:dark){:root{
--paper:#15181c;--card:#1c2025;--ink:#e7e4dc;--soft:#a3abb5;--line:#333941;--accent:#93c0ea;--tint:#1d2732;
--lit:#f2cd5c;--lit-ink:#1d1700;--trace:#c9a33d;--grey:#8d949d;--warn:#f0a877;--warn-tint:#33231a;--good:#7cc79c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding:1.5rem;background:var(--paper);color:var(--ink)}
body{margin:0;font:400 1.0625rem/1.62 var(--serif);overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto;padding:3.5rem 1.5rem 5rem}
h1,h2,h3,h4,p,ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:2.1rem;line-height:1.18;font-weight:600;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.4rem;line-height:1.28;font-weight:600;text-wrap:balance}
h3{font:600 .8rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--soft)}
h4{font-size:1.0625rem;line-height:1.4;font-weight:600}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:3px}
[tabindex="-1"]:focus{outline:none}
[hidden]{display:none!important}
button{font:500 .8rem/1.3 var(--sans);color:var(--accent);background:none;border:1px solid var(--line);border-radius:5px;padding:.32rem .65rem;cursor:pointer}
button:hover{border-color:var(--accent)}
.eyebrow{font:600 .75rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--soft)}
.top{padding-bottom:1.6rem}
.top h1{margin:.35rem 0 .8rem}
.meta,.about,.keywords{font:400 .85rem/1.55 var(--sans);color:var(--soft);display:flex;flex-wrap:wrap;gap:0 .55rem}
.meta>*:not(:last-child)::after,.about>*:not(:last-child)::after,.keywords>*:not(:last-child)::after{content:"·";margin-inline-start:.55rem;color:var(--soft);display:inline-block;text-decoration:none}
.focus{margin-top:.7rem;font-style:italic}
.focus span,.reason span{font:600 .75rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin-inline-end:.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.45rem;margin-top:1.1rem}
nav a{display:block;font:500 .85rem/1.3 var(--sans);padding:.35rem .7rem;border:1px solid var(--line);border-radius:99px;text-decoration:none;background:var(--card)}
nav a:hover{border-color:var(--accent)}
.bottom-line{background:var(--card);border:1px solid var(--line);border-top:3px solid var(--accent);border-radius:6px;padding:1.35rem 1.6rem 1.15rem}
.bottom-line h2{font:600 .8rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--accent);margin-bottom:.65rem}
.bottom-line .sentence{font-size:1.2rem;line-height:1.52;margin-bottom:.75rem}
.hint{font:400 .8rem/1.5 var(--sans);color:var(--soft)}
main>section.topic{margin-top:3.2rem}
.keywords{margin-top:.3rem}
.sentences{margin-top:1.05rem}
.sentence{position:relative}
.sentences>.sentence,.sentences>li>.sentence{margin:0 0 .8rem;padding-inline-start:1.15rem}
.sentences .sentence::before{content:"";position:absolute;inset-inline-start:.1rem;top:.68em;width:.34rem;height:.34rem;border-radius:50%;background:var(--line)}
.says{color:inherit;text-decoration:none;border-radius:3px;-webkit-box-decoration-break:clone;box-decoration-break:clone;padding:.08em 0;transition:background-color .12s}
a.says{cursor:pointer}
a.says:hover{background:var(--tint);box-shadow:0 0 0 .18em var(--tint)}
.open>a.says{background:var(--tint);box-shadow:0 0 0 .18em var(--tint)}
.mark{font:500 .68em/0 var(--sans);margin-inline-start:.22em;vertical-align:.48em}
.mark a{text-decoration:none;padding:.25em .12em}
.mark a:hover{text-decoration:underline}
.finding{text-decoration:underline dotted var(--trace) 2px;text-underline-offset:.22em}
.chip{font-size:.72rem;padding:.08rem .45rem;margin-inline-start:.3rem;border-radius:99px;color:var(--soft);vertical-align:.08em;white-space:nowrap}
.flag{font:600 .76rem/1.3 var(--sans);color:var(--warn);background:var(--warn-tint);border:1px solid currentColor;border-radius:4px;padding:.1rem .42rem;margin-inline-end:.3rem;white-space:nowrap}
.sentence.unsupported>.says,.sentence.contradicted>.says,.sentence.unchecked>.says{color:var(--soft)}
.events,.differences{margin-top:1.9rem}
.events ol{margin-top:.75rem;border-inline-start:2px solid var(--line)}
.events li{position:relative;display:grid;grid-template-columns:9.2rem 1fr;gap:0 1rem;padding:.05rem 0 .75rem 1.1rem}
.events li:last-child{padding-bottom:0}
.events li::before{content:"";position:absolute;inset-inline-start:-.4rem;top:.58em;width:.62rem;height:.62rem;border-radius:50%;background:var(--accent);border:2px solid var(--paper)}
.events li.unknown::before{background:var(--paper);border-color:var(--soft)}
.events li.inferred::before{background:var(--paper);border-color:var(--accent)}
.date{font:500 .87rem/1.9 var(--sans);font-variant-numeric:tabular-nums}
.unknown .date{color:var(--soft)}
.refs a{font:500 .72rem/1 var(--sans);text-decoration:none;padding:.2em .25em}
.basis{font:400 .82rem/1.45 var(--sans);color:var(--soft)}
.what .basis{display:block}
.difference{margin-top:.9rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(13.5rem,1fr));gap:.7rem;margin-top:.5rem}
.sides li{border:1px solid var(--line);border-radius:6px;background:var(--card);padding:.75rem .95rem .7rem}
.side{line-height:1.5}
.who{margin-top:.35rem;font:400 .82rem/1.55 var(--sans)}
.who a{display:block;text-decoration:none}
.who a:hover{text-decoration:underline}
.who .n{font-size:.72rem;vertical-align:.3em;line-height:0}
.sources,.withheld,.footnotes,.provenance{margin-top:3.4rem;padding-top:1.7rem;border-top:1px solid var(--line)}
.lead-in,.none{font:400 .9rem/1.55 var(--sans);color:var(--soft);margin-top:.4rem}
.origin{margin-top:1.5rem}
.shared{text-transform:none;letter-spacing:0;font-weight:400}
.source{margin-top:.75rem;border:1px solid var(--line);border-radius:6px;background:var(--card);padding:1rem 1.15rem 1.05rem}
.notes{margin:.5rem 0 0;font:400 .85rem/1.5 var(--sans);color:var(--soft)}
.notes li{padding-inline-start:.95rem;position:relative}
.notes li+li{margin-top:.15rem}
.notes li::before{content:"–";position:absolute;inset-inline-start:0}
.read{margin-top:.75rem}
.text{white-space:pre-wrap;font-size:.98rem;line-height:1.6;unicode-bidi:isolate}
.source .text{margin-top:.8rem;max-height:26rem;overflow:auto;border-top:1px solid var(--line);padding-top:.8rem}
.js .source .text,.save,.read{display:none}
.js .read,.js .save{display:inline-block}
mark{background:none;color:inherit;text-decoration:underline solid var(--trace) 1px;text-underline-offset:.25em}
mark.lit{background:var(--lit);color:var(--lit-ink);text-decoration:none;-webkit-box-decoration-break:clone;box-decoration-break:clone;padding:.1em 0}
.headline,.subheading{font-weight:600}
.caption{font-style:italic}
.left-out{color:var(--grey);font-size:.92em;text-decoration:none}
.unsound{background-image:linear-gradient(90deg,var(--warn) 45%,transparent 0);background-size:5px 1px;background-repeat:repeat-x;background-position:0 100%}
.held{margin-top:1rem}
.withheld .says{color:var(--soft)}
.reason{font-size:.95rem;padding-inline-start:1.15rem;margin-top:-.55rem}
.footnotes ol{margin-top:.9rem;font-size:.92rem;line-height:1.5}
.footnotes li{display:list-item;list-style:decimal;margin-inline-start:1.9rem;margin-bottom:.55rem;padding-inline-start:.2rem}
.footnotes li::marker{font:500 .8rem var(--sans);color:var(--soft)}
.footnotes q{quotes:none}
.footnotes a,.doubt{font:400 .86rem/1.5 var(--sans)}
.doubt{color:var(--warn)}
.address{overflow-wrap:anywhere}
.provenance dl{margin:.8rem 0 1rem;font:400 .88rem/1.55 var(--sans)}
.provenance dl div{display:grid;grid-template-columns:7rem 1fr;gap:.15rem 1rem}
.provenance dt{color:var(--soft)}
.provenance dd{overflow-wrap:anywhere}
.failures{margin-top:.6rem;color:var(--warn);font:400 .9rem/1.5 var(--sans)}
#panel{position:fixed;inset:0 0 0 auto;width:min(var(--panel),44vw);display:flex;flex-direction:column;background:var(--card);border-inline-start:1px solid var(--line);box-shadow:-10px 0 34px rgb(0 0 0/.08);z-index:2}
#panel>header{display:flex;gap:1rem;justify-content:space-between;align-items:flex-start;padding:1.15rem 1.35rem .6rem}
#panel h2{font-size:1.12rem;margin:.15rem 0 .2rem;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.close{border:0;font-size:1.5rem;line-height:1;padding:.3rem .55rem;color:var(--soft)}
#panel-verdict{padding:0 1.35rem;font:400 .85rem/1.5 var(--sans)}
.verdict{color:var(--soft)}
.verdict .by{display:block;font-size:.75rem;overflow-wrap:anywhere}
.dot{display:inline-block;width:.55rem;height:.55rem;border-radius:50%;margin-inline-end:.45rem;background:var(--warn)}
.supported .dot{background:var(--good)}
.findings{margin-top:.35rem}
.findings li{margin-top:.2rem}
.findings button{text-align:start;border:0;padding:.1rem 0;text-decoration:underline dotted;font-weight:400;font-size:.85rem}
#panel-cites{display:flex;flex-wrap:wrap;gap:.4rem;padding:.65rem 1.35rem .1rem}
#panel-cites:empty{display:none}
#panel-cites button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--card)}
#panel-text{flex:1;overflow:auto;overscroll-behavior:contain;padding:.9rem 1.35rem 2.5rem;margin-top:.7rem;border-top:1px solid var(--line);outline-offset:-3px}
.legend{font:400 .78rem/1.5 var(--sans);padding:.45rem 1.35rem .55rem;border-top:1px solid var(--line);color:var(--soft)}
.legend .left-out{margin-inline-start:.7rem}
#tip{position:fixed;z-index:3;max-width:20rem;font:400 .82rem/1.45 var(--sans);background:var(--ink);color:var(--paper);padding:.4rem .65rem;border-radius:5px;pointer-events:none}
@media (min-width:56.01rem){body.reading main{margin-inline:max(1rem,calc((100vw - min(var(--panel),44vw) - 46rem)/2)) calc(min(var(--panel),44vw) + 1rem);max-width:46rem}}
@media (max-width:56rem){
main{padding:1.9rem 1.15rem 4rem}
h1{font-size:1.65rem}
.bottom-line{padding:1.05rem 1.1rem .9rem}
.bottom-line .sentence{font-size:1.1rem}
.events li{grid-template-columns:1fr}
.date{line-height:1.6}
.provenance dl div{grid-template-columns:1fr;margin-bottom:.4rem}
#panel{inset:auto 0 0 0;width:auto;height:62vh;height:62dvh;border:0;border-radius:14px 14px 0 0;box-shadow:0 -8px 34px rgb(0 0 0/.2)}
.grip{width:2.4rem;height:.25rem;border-radius:9px;background:var(--line);margin:.5rem auto 0}
#panel>header{padding:.35rem 1.15rem .4rem}
#panel h2{-webkit-line-clamp:2;font-size:1.02rem}
#panel-verdict,#panel-cites,#panel-text,.legend{padding-inline:1.15rem}
#panel-verdict .by{display:none}
body.reading main{padding-bottom:70vh}}
@media (pointer:coarse){.mark a{padding:.5em .3em}.chip{padding:.25rem .6rem}}
@media (prefers-reduced-motion:no-preference){#panel{animation:in .16s ease-out}@keyframes in{from{opacity:0;transform:translateY(6px)}}}
@media (forced-colors:active){mark.lit{forced-color-adjust:none;background:Mark;color:MarkText}.open>a.says{outline:1px solid}}
@media print{
@page{margin:2cm 2.2cm}
:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#000;--warn:#000;--warn-tint:#fff;--grey:#666}
body{font-size:10.5pt;line-height:1.45}
main,body.reading main{max-width:none;margin:0;padding:0}
h1{font-size:19pt}h2{font-size:13.5pt}
.bottom-line{padding:.8rem 1rem .3rem}
.bottom-line .sentence{font-size:11.5pt}
#panel,#tip,nav,button,.hint,.source .text,.keywords,.eyebrow{display:none!important}
h2,h3,h4{break-after:avoid}
.sentence,.source,.events li,.sides li,.footnotes li{break-inside:avoid}
main>section.topic,.sources,.withheld,.footnotes,.provenance{margin-top:1.5rem;padding-top:.8rem}
.source{border:0;padding:0}
a{text-decoration:none}
.sentences .sentence::before,.events li::before{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.sentences .sentence::before{background:#777}
.open>a.says{background:none;box-shadow:none}}
"""
