"""The page's template (Jinja2, autoescaped). What a run comes to stands in it; the cases are built by its script when wanted."""

TEMPLATE = """\
{%- macro run_facts(run, label) -%}
<section aria-label="{{ label }}"><h3>{{ label }}</h3><dl>
<div><dt>Suite</dt><dd>{{ run.name|show }}</dd></div>
{% for fact, value in run.facts %}<div><dt>{{ fact }}</dt><dd>{{ value|show }}</dd></div>{% endfor %}
<div><dt>Cells</dt><dd>{{ run.done }} of {{ run.cells }} done{% if run.infrastructure %}; {{ run.infrastructure }} failed by infrastructure{% endif %}{% if run.bad %}; {{ run.bad }} of bad cases{% endif %}{% if run.missing %}; {{ run.missing }} not run{% endif %}</dd></div>
</dl></section>
{%- endmacro -%}

{%- macro plot(measure) -%}
{%- if measure.unit == "share" and measure.new.value is not none -%}
<svg class="plot" viewBox="0 0 100 {{ 14 if measure.base else 8 }}" aria-hidden="true" focusable="false">
<line class="axis" x1="0" x2="100" y1="{{ 13.5 if measure.base else 7.5 }}" y2="{{ 13.5 if measure.base else 7.5 }}"/>
{%- if measure.base and measure.base.value is not none -%}
{%- if measure.base.low is not none %}<line class="old" x1="{{ measure.base.low * 100 }}" x2="{{ measure.base.high * 100 }}" y1="4" y2="4"/>{% endif -%}
<circle class="old" cx="{{ measure.base.value * 100 }}" cy="4" r="2.4"/>
{%- endif -%}
{%- set at = 9.5 if measure.base else 4 -%}
{%- if measure.new.low is not none %}<line class="new" x1="{{ measure.new.low * 100 }}" x2="{{ measure.new.high * 100 }}" y1="{{ at }}" y2="{{ at }}"/>{% endif -%}
<circle class="new" cx="{{ measure.new.value * 100 }}" cy="{{ at }}" r="2.4"/></svg>
{%- endif -%}
{%- endmacro -%}

{%- macro table(measures, label) -%}
<div class="wide" role="region" aria-label="{{ label|show }}" tabindex="0">
<table class="measures"><thead><tr><th scope="col">Measure</th>{% if report.base %}<th scope="col">Old</th>{% endif %}<th scope="col">{{ "New" if report.base else "Value" }}</th>{% if report.base %}<th scope="col">Difference</th>{% endif %}<th scope="col" class="graph">0 to 100 %</th><th scope="col">Of</th></tr></thead>
<tbody>
{% for m in measures %}<tr{% if tone(m) %} class="{{ tone(m) }}"{% endif %}>
<th scope="row">{{ m.title|show }}<span class="aim">{% if m.unit != "share" %}{{ m.unit }}{% if m.better != "neither" %}, {% endif %}{% endif %}{% if m.better != "neither" %}{{ m.better }} is better{% endif %}</span></th>
{% if report.base %}<td data-label="Old">{{ estimate(m.base, m.unit) }}</td>{% endif %}
<td data-label="{{ "New" if report.base else "Value" }}">{{ estimate(m.new, m.unit) }}</td>
{% if report.base %}<td data-label="Difference" class="difference">{{ estimate(m.difference, m.unit, True) }}{% if m.remark %} <span class="remark-of">{{ m.remark|show }}</span>{% endif %}</td>{% endif %}
<td class="graph">{{ plot(m) }}</td>
<td data-label="Of">{{ beside(m.new) }}</td>
</tr>{% endfor %}
</tbody></table></div>
{%- endmacro -%}

{%- macro estimate(value, unit, signed=False) -%}
{%- if value is none -%}<span class="none">–</span>{%- else -%}
<span class="figure">{{ figure(value.value, unit, signed=signed) }}</span>
{%- set between = interval(value, unit, signed=signed) %}{% if between %} <span class="between">{{ between }}</span>{% endif -%}
{%- endif -%}
{%- endmacro -%}

<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{{ report.title|show }}</title>
<style>{{ style }}</style>
</head>
<body>
<main id="overview">
<a class="skip" href="#cases">Skip to the cases</a>
<header class="top">
<p class="eyebrow">Evaluation report</p>
<h1 dir="auto">{{ report.title|show }}</h1>
<p class="meta">{% if report.made_at %}<time datetime="{{ report.made_at|show }}">{{ when }}</time>{% endif %}<span>{{ counted(report.cells|length, "cell") }}</span>{% if report.base %}<span>{{ counted(report.count("broken"), "Sentence") }} broken, {{ report.count("fixed") }} fixed</span>{% endif %}{% if report.verifier %}<span>{{ report.verifier.split(" ")[0]|show }}</span>{% endif %}</p>
</header>
{% if report.verdict %}<p class="banner {{ report.verdict|lower|replace(" ", "-") }}"><strong>{{ report.verdict|show }}</strong> {{ report.verdict_words|show }}</p>{% endif %}
<nav aria-label="Parts"><ul><li><a href="#measures-title">Measures</a></li><li><a href="#certificate-title">Trust in the Verifier</a></li><li><a href="#runs-title">What was run</a></li><li><a href="#cases">{% if report.base and (report.count("broken") or report.count("fixed")) %}Cases, broken and fixed first{% else %}Cases{% endif %}</a></li></ul></nav>
{% for remark in report.remarks %}<p class="remark">{{ remark|show }}</p>{% endfor %}

<section class="part" aria-labelledby="measures-title">
<h2 id="measures-title">Measures</h2>
{% if report.tables %}
<p class="lead-in">Each with its 95 % interval, over cases. What could not be checked stays in the denominator and is counted beside.</p>
{% if report.tables|length > 1 %}<div class="wide" role="region" aria-label="Configurations" tabindex="0"><table class="matrix"><thead><tr><th scope="col">Configuration</th>{% for m in report.tables[0].measures %}<th scope="col">{{ m.title|show }}</th>{% endfor %}</tr></thead>
<tbody>{% for t in report.tables %}<tr><th scope="row">{{ t.title|show }}</th>{% for m in t.measures %}<td data-label="{{ m.title|show }}"{% if tone(m) %} class="{{ tone(m) }}"{% endif %}><span class="figure">{{ figure(m.new.value, m.unit) }}</span>{% if m.difference %} <span class="between">{{ figure(m.difference.value, m.unit, signed=True) }}</span>{% endif %}</td>{% endfor %}</tr>{% endfor %}</tbody></table></div>{% endif %}
{% for t in report.tables %}{% if report.tables|length > 1 %}<details{% if loop.first %} open{% endif %}><summary>{{ t.title|show }}</summary>{% endif %}
{{ table(t.measures, "Measures of " ~ t.title) }}
{% if t.others %}<details><summary>{{ counted(t.others|length, "other measure") }}</summary>{{ table(t.others, "Other measures of " ~ t.title) }}</details>{% endif %}
{% if report.tables|length > 1 %}</details>{% endif %}{% endfor %}
{% else %}<p class="none">Nothing was measured: no cell is done.</p>{% endif %}
</section>

<section class="part" aria-labelledby="certificate-title">
<h2 id="certificate-title">How far the Verifier can be trusted</h2>
{% if report.certificate %}{% set c = report.certificate %}
{% if c.remark %}<p class="remark">{{ c.remark|show }}</p>{% endif %}
<p class="lead-in">{{ c.told|show }}</p>
<div class="wide" role="region" aria-label="Table of the Verifier’s errors" tabindex="0">
<table class="certificate"><thead><tr><th scope="col">Operating point</th><th scope="col">Passed, though people found it unsupported</th><th scope="col">Withheld, though people found it supported</th><th scope="col">Balanced accuracy</th><th scope="col">Unchecked</th></tr></thead>
<tbody>{% for row in c.rows %}<tr><th scope="row">{{ row.point }}{% if row.used %} <span class="aim">used here</span>{% endif %}</th><td data-label="Passed, unsupported">{{ row.false_pass }}</td><td data-label="Withheld, supported">{{ row.false_withhold }}</td><td data-label="Balanced accuracy">{{ row.accuracy }}</td><td data-label="Unchecked">{{ row.unchecked }}</td></tr>{% endfor %}</tbody></table></div>
{% else %}<p class="remark">No certificate is attached: how often this Verifier is wrong on such texts is not known. <code>citebrief-eval calibrate --into RUN</code> attaches one.</p>{% endif %}
</section>

<section class="part" aria-labelledby="runs-title">
<h2 id="runs-title">What was run</h2>
<div class="runs">{% if report.base %}{{ run_facts(report.base, "Old") }}{% endif %}{{ run_facts(report.new, "New" if report.base else "Run") }}</div>
</section>

<section class="part" id="cases" aria-labelledby="cases-title" tabindex="-1">
<h2 id="cases-title">Cases</h2>
<noscript><p class="remark">The cases are shown by this page’s own script, which is switched off. What they come to stands above.</p></noscript>
<form id="filters" role="search" aria-label="Cases">
<label class="search"><span>Search</span> <input type="search" id="words" autocomplete="off" spellcheck="false" placeholder="words in Sentences, findings, ids, tags"></label>
<label><span>Show</span> <select id="change"><option value="">all cells</option></select></label>
<label hidden><span>Configuration</span> <select id="configuration"><option value="">all</option></select></label>
<label hidden><span>Tag</span> <select id="tag"><option value="">all</option></select></label>
</form>
<p id="count" role="status"></p>
<ol id="list"></ol>
<button type="button" id="more" hidden>Show more</button>
</section>
</main>

<main id="reader" hidden>
<nav class="steps" aria-label="Cells"><a href="#cases" id="back">All cases</a><span id="place"></span><a id="before" hidden>Previous</a><a id="after" hidden>Next</a></nav>
<header><p class="eyebrow" id="where"></p><h1 id="what" tabindex="-1" dir="auto"></h1><p class="meta" id="told"></p><p class="note" id="note" dir="auto" hidden></p></header>
<div id="failed"></div>
<div id="sentences"></div>
<section id="expected" class="part" aria-labelledby="expected-title" hidden><h2 id="expected-title">What the case expects</h2><ul></ul></section>
<section id="sources" class="part" aria-labelledby="sources-title" hidden><h2 id="sources-title">Sources</h2><ul></ul></section>
</main>

<aside id="panel" aria-labelledby="panel-title" hidden>
<div class="grip" aria-hidden="true"></div>
<header><div><p class="eyebrow" id="panel-where"></p><h2 id="panel-title" tabindex="-1" dir="auto"></h2><p class="about" id="panel-about"></p></div>
<button type="button" class="close" aria-label="Close the source"><span aria-hidden="true">×</span></button></header>
<div id="panel-verdict"></div>
<div id="panel-cites" role="group" aria-label="Citations of this Sentence"></div>
<div id="panel-text" class="text" tabindex="0" role="region" aria-label="Text of the source"></div>
<p class="legend"><mark class="lit">Cited words</mark> <mark class="pointed">where a finding points</mark> <span class="left-out">left out</span></p>
</aside>
<script type="application/json" id="rows">{{ rows }}</script>
{% for cell in cells %}<script type="application/json" id="d{{ loop.index0 }}">{{ cell }}</script>
{% endfor %}{% for article in articles %}<script type="application/json" id="a{{ loop.index0 }}">{{ article }}</script>
{% endfor %}<script>{{ script }}</script>
</body>
</html>
"""
