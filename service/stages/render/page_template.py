"""The page's template (Jinja2, autoescaped). It works without its script: then links lead to anchors in the page."""

TEMPLATE = """\
{%- macro marks(notes) -%}
{%- for note in notes -%}
<sup class="mark"><a href="#note-{{ note.number }}" data-cite="{{ note.number }}" aria-label="Citation {{ note.number }}: {{ name_of[note.article.id]|show }}">{{ note.number }}</a></sup>
{%- endfor -%}
{%- endmacro -%}

{%- macro sentence(s, tag) -%}
<{{ tag }} class="sentence {{ s.status }}" id="{{ s.anchor }}"{% if s.language %} lang="{{ s.language }}"{% endif %} dir="auto">
{%- if s.flag %}<strong class="flag" lang="en">{{ s.flag }}</strong> {% endif -%}
{%- if s.notes -%}
<a class="says" href="#cite-{{ s.notes[0].number }}" data-sentence="{{ s.anchor }}" data-cites="{% for note in s.notes %}{{ note.number }} {% endfor %}"{% if s.findings %} aria-describedby="{{ s.anchor }}-findings"{% endif %} draggable="false">
{%- else -%}<span class="says">{%- endif -%}
{%- for piece in s.pieces -%}
{%- if piece.why -%}<span class="finding" data-why="{{ piece.why|show }}" title="{{ piece.why|show }}">{{ piece.text|show }}</span>{%- else -%}{{ piece.text|show }}{%- endif -%}
{%- endfor -%}
{%- if s.notes -%}</a>{%- else -%}</span>{%- endif -%}
{{ marks(s.notes) }}
{%- if s.findings %} <button type="button" class="chip" lang="en" data-sentence="{{ s.anchor }}" data-why="{% for f in s.findings %}{{ f.words|show }}{% if not loop.last %}; {% endif %}{% endfor %}" title="{% for f in s.findings %}{{ f.words|show }}{% if not loop.last %}; {% endif %}{% endfor %}" aria-describedby="{{ s.anchor }}-findings">{{ counted(s.findings|length, "finding") }}</button><span hidden lang="en" id="{{ s.anchor }}-findings">{% for f in s.findings %}{{ f.words|show }}. {% endfor %}</span>{% endif -%}
<template data-for="{{ s.anchor }}"><p class="verdict {{ s.status }}"><span class="dot" aria-hidden="true"></span>{{ s.verdict }}{% if s.verifier and s.verifier != document.provenance.verifier %}<span class="by">{{ s.verifier|show }}</span>{% endif %}</p>
{%- if s.findings %}<ul class="findings">{% for f in s.findings %}<li>{% if f.key %}<button type="button" data-light="{{ f.key }}" data-source="{{ f.source }}">{{ f.words|show }}</button>{% else %}{{ f.words|show }}{% endif %}</li>{% endfor %}</ul>{% endif %}</template>
</{{ tag }}>
{%- endmacro -%}

<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Citebrief {{ document.provenance.citebrief|show }}">
<title>{{ (document.title or "Brief")|show }}</title>
<style>{{ style }}</style>
<style>{{ targets }}</style>
</head>
<body>
<main id="brief">
<header class="top">
<p class="eyebrow">Brief</p>
<h1 dir="auto"{% if document.options.language %} lang="{{ document.options.language }}"{% endif %}>{{ (document.title or "Brief")|show }}</h1>
<p class="meta"><time datetime="{{ document.created_at|show }}">{{ when }}</time><span>{{ sources_line }}</span><span>{{ view.tally }}</span></p>
{% if document.options.focus %}<p class="focus"><span>Question</span> <bdi>{{ document.options.focus|show }}</bdi></p>{% endif %}
{% if document.sections|length > 1 %}<nav aria-label="Topics"><ul>{% for section in document.sections %}<li><a href="#topic-{{ loop.index }}"><bdi>{{ section.topic.label|show }}</bdi></a></li>{% endfor %}</ul></nav>{% endif %}
</header>

<section class="bottom-line" aria-labelledby="bottom-line">
<h2 id="bottom-line">Bottom line</h2>
{% for s in document.bottom_line %}{{ sentence(view.sentences[s.id], "p") }}
{% else %}<p class="none">Nothing in these sources could be supported well enough to lead with.</p>
{% endfor %}
<p class="hint">Choose a Sentence to see the very words of its source.</p>
</section>

{% for section in document.sections %}
<section class="topic" aria-labelledby="topic-{{ loop.index }}">
<h2 id="topic-{{ loop.index }}" dir="auto">{{ section.topic.label|show }}</h2>
{% if section.topic.keywords %}<p class="keywords" dir="auto">{% for word in section.topic.keywords %}<span>{{ word|show }}</span>{% endfor %}</p>{% endif %}
{% if section.sentences %}<ul class="sentences">
{% for s in section.sentences %}{{ sentence(view.sentences[s.id], "li") }}
{% endfor %}</ul>
{% else %}<p class="none">What can be said stands in the <a href="#bottom-line">bottom line</a>.</p>
{% endif %}
{% if section.events %}<section class="events" aria-label="Timeline of {{ section.topic.label|show }}">
<h3>Timeline</h3>
<ol>
{% for event in section.events %}<li class="{{ event.date_basis.value }}"><span class="date">{% if event.date %}<time{% if event.date[0] != "X" %} datetime="{{ event.date }}"{% endif %}>{{ date_words(event.date) }}</time>{% else %}Date unknown{% endif %}</span><div class="what"><bdi>{{ event.label|show }}</bdi>{% for id in event.sentence_ids if id in view.sentences %}{% if loop.first %} <span class="refs">{% endif %}{% for note in view.sentences[id].notes %}<a href="#{{ view.sentences[id].anchor }}" data-go="{{ view.sentences[id].anchor }}" aria-label="Go to the Sentence with citation {{ note.number }}">{{ note.number }}</a>{% endfor %}{% if loop.last %}</span>{% endif %}{% endfor %}
{%- if event.date_basis.value != "stated" and event.date_reason %}<span class="basis">{{ event.date_basis.value|capitalize if event.date else "" }}{% if event.date %}: {% endif %}{{ (event.date_reason if event.date else capital(event.date_reason))|show }}</span>{% elif event.date_basis.value == "inferred" %}<span class="basis">Inferred</span>{% endif %}</div></li>
{% endfor %}</ol>
</section>{% endif %}
{% if section.differences %}<section class="differences" aria-label="Where sources on {{ section.topic.label|show }} differ">
<h3>Where sources differ</h3>
{% for difference in section.differences %}<div class="difference"><h4 dir="auto">{{ capital(difference.about)|show }}</h4>
<ul class="sides">{% for side in difference.sides %}<li><p class="side" dir="auto">{{ side.says|show }}</p><p class="who">{% for note in view.notes(side.citations) %}<a href="#cite-{{ note.number }}" data-cite="{{ note.number }}"><bdi>{{ name_of[note.article.id]|show }}</bdi>{% if note.article.published_at %}, {{ date_words(note.article.published_at) }}{% endif %} <span class="n">{{ note.number }}</span></a>{% endfor %}</p></li>{% endfor %}</ul></div>
{% endfor %}</section>{% endif %}
</section>
{% endfor %}

<section class="sources" aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<p class="lead-in">{{ about_sources }}. Reports that reprint, rewrite or restate one another share an Origin and count once. In their texts, what was left out is grey.</p>
{% for origin in view.origins %}<div class="origin"><h3>Origin {{ origin.number }}{% if origin.sources|length > 1 %} <span class="shared">shared by {{ origin.sources|length }} sources</span>{% endif %}</h3>
<ul>{% for source in origin.sources %}
<li class="source" id="source-{{ source.number }}"><h4 dir="auto"{% if source.article.language %} lang="{{ source.article.language }}"{% endif %}>{{ source.name|show }}</h4>
<p class="about">{% if source.article.publisher and source.article.publisher != source.name %}<bdi>{{ source.article.publisher|show }}</bdi>{% endif %}<span>{{ source.published }}</span>{% if source.article.published_reason and source.article.published_basis.value == "inferred" and not source.notes|selectattr("kind.value", "equalto", "date")|list %}<span class="basis">{{ source.article.published_reason|capital|show }}</span>{% endif %}{% if source.url %}<a href="{{ source.url }}" rel="noopener noreferrer nofollow" target="_blank">Original</a>{% endif %}<span>{% if source.numbers %}cited as {% for n in source.numbers %}<a href="#note-{{ n }}" data-cite="{{ n }}" aria-label="Citation {{ n }}">{{ n }}</a>{% if not loop.last %}, {% endif %}{% endfor %}{% else %}not cited{% endif %}</span></p>
{% if source.notes %}<ul class="notes">{% for note in source.notes %}<li><bdi>{{ capital(note.message)|show }}</bdi>{% if note.confidence is not none %} <span class="sure">({{ "%.2f"|format(note.confidence) }})</span>{% endif %}</li>{% endfor %}</ul>{% endif %}
<button type="button" class="read" data-read="{{ source.number }}">Read the text</button>
<div class="text" id="text-{{ source.number }}" dir="auto"{% if source.article.language %} lang="{{ source.article.language }}"{% endif %}>
{%- for segment in source.segments -%}
{%- for key in segment.begins if key[0] == "c" -%}<span id="cite-{{ key[1:] }}"></span>{%- endfor -%}
{%- set tag = "mark" if segment.keys else "span" -%}
<{{ tag }}{% if segment.keys or segment.role or segment.left_out %} class="{{ segment.keys|join(" ") }} {{ segment.role }}{% if segment.left_out %} left-out{% elif segment.why %} unsound{% endif %}"{% endif %}{% if segment.why %} data-why="{{ segment.why }}" title="{{ segment.why }}"{% endif %}>{{ segment.text|show }}</{{ tag }}>
{%- endfor -%}
</div></li>
{% endfor %}</ul></div>
{% endfor %}
</section>

<section class="withheld" aria-labelledby="withheld">
<h2 id="withheld">Withheld</h2>
{% if document.withheld %}<p class="lead-in">Drafted, checked, and not shown above. Nothing here should be relied on.</p>
<ul class="sentences">
{% for held in document.withheld %}<li class="held">{{ sentence(view.withheld[loop.index0], "p") }}<p class="reason"><span>Why</span> <bdi>{{ held.reason|show }}</bdi></p></li>
{% endfor %}</ul>
{% else %}<p class="lead-in">No Sentence was withheld.</p>{% endif %}
</section>

<section class="footnotes" aria-labelledby="footnotes">
<h2 id="footnotes">Citations</h2>
<ol>
{% for note in view.footnotes.notes %}<li id="note-{{ note.number }}" value="{{ note.number }}"><q dir="auto"{% if note.article.language %} lang="{{ note.article.language }}"{% endif %}>{{ quoted(note.citation.quote)|show }}</q>{% if unsound(note.citation, note.article) %} <span class="doubt">{{ unsound(note.citation, note.article) }}</span>{% endif %} <a href="#cite-{{ note.number }}" data-cite="{{ note.number }}"><bdi data-short="{{ name_of[note.article.id]|show }}">{{ name(note.article)|show }}</bdi></a>{% if note.article.publisher and note.article.publisher != name(note.article) %}, <bdi>{{ note.article.publisher|show }}</bdi>{% endif %}{% if note.article.published_at %}, {{ published(note.article) }}{% endif %}{% if link(note.article.url) %}, <a class="address" href="{{ link(note.article.url) }}" rel="noopener noreferrer nofollow" target="_blank">{{ note.article.url|show }}</a>{% endif %}</li>
{% endfor %}</ol>
</section>

<section class="provenance" aria-labelledby="provenance">
<h2 id="provenance">How this Brief was made</h2>
{% set made = document.provenance %}
{% if made.failures %}<ul class="failures">{% for failure in made.failures %}<li>{{ failure|show }}</li>{% endfor %}</ul>{% endif %}
<dl>
<div><dt>Brief</dt><dd>{{ document.id|show }}</dd></div>
<div><dt>Citebrief</dt><dd>{{ made.citebrief|show }}</dd></div>
<div><dt>Writer</dt><dd>{{ made.writer|show }}{% if made.model %}, {{ made.model|show }}{% endif %}</dd></div>
<div><dt>Verifier</dt><dd>{{ made.verifier|show }}</dd></div>
<div><dt>Policy</dt><dd>{{ document.options.policy.value }}: {{ "what is not supported is withheld" if document.options.policy.value == "strict" else "what is not supported is shown with a mark" }}</dd></div>
{% if made.usage.calls %}<div><dt>Model calls</dt><dd>{{ made.usage.calls }}; {{ made.usage.input_tokens }} tokens in, {{ made.usage.output_tokens }} out; {% if made.usage.cost is none %}cost unknown{% else %}US$ {{ "%.4f"|format(made.usage.cost) }}{% endif %}</dd></div>{% endif %}
</dl>
<button type="button" class="save">Save as JSON</button>
</section>
</main>

<aside id="panel" role="dialog" aria-labelledby="panel-title" hidden>
<div class="grip" aria-hidden="true"></div>
<header><div><p class="eyebrow" id="panel-where"></p><h2 id="panel-title" tabindex="-1" dir="auto"></h2><p class="about" id="panel-about"></p></div>
<button type="button" class="close" aria-label="Close the source">×</button></header>
<div id="panel-verdict"></div>
<div id="panel-cites" role="group" aria-label="Citations of this Sentence"></div>
<div id="panel-text" class="text" tabindex="0" role="region" aria-label="Text of the source"></div>
<p class="legend"><mark class="lit">Cited words</mark> <span class="left-out">left out</span></p>
</aside>
<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="brief-json">{{ data }}</script>
<script>{{ script }}</script>
</body>
</html>
"""
