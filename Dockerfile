# syntax=docker/dockerfile:1
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
COPY requirements/runtime.txt requirements/build.txt requirements/
RUN python -m venv /opt/citebrief \
    && /opt/citebrief/bin/pip install --require-hashes --no-deps -r requirements/runtime.txt \
    && python -m pip install --require-hashes --no-deps -r requirements/build.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY service service
COPY eval eval
COPY prompts prompts
RUN python -m pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/citebrief/bin/pip install --no-deps --no-index --find-links /wheels citebrief

FROM python:3.11.14-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin citebrief \
    && install --directory --owner citebrief --group citebrief /data
COPY --from=build /opt/citebrief /opt/citebrief
ENV PATH=/opt/citebrief/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    CITEBRIEF_DATA_DIR=/data \
    CITEBRIEF_HOST=0.0.0.0 \
    CITEBRIEF_PORT=8000
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["citebrief", "serve"]
